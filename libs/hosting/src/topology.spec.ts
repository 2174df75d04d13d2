import 'reflect-metadata';
import { ConfigurationError, readEnvironment } from '@app/platform';
import { gatewayTopology, serviceTopology } from './topology';

const environment = (variables: Record<string, string> = {}) => readEnvironment(variables);

const faultsOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.join('\n');
    throw error;
  }
  return 'none';
};

describe('the gateway', () => {
  it('runs every domain itself where no address is set', () => {
    const topology = gatewayTopology(environment());
    expect(topology.local).toEqual(['players', 'scores', 'leaderboards', 'achievements']);
    expect(topology.remote.size).toBe(0);
  });

  it('runs a domain elsewhere where it has an address', () => {
    const topology = gatewayTopology(environment({ SCORE_SERVICE_URL: 'tcp://127.0.0.1:9002' }));
    expect(topology.local).toEqual(['players', 'leaderboards', 'achievements']);
    expect(topology.remote).toEqual(new Map([['scores', 'tcp://127.0.0.1:9002']]));
  });

  it('refuses its own port as the address of a service', () => {
    const settings = environment({ PORT: '8002', SCORE_SERVICE_URL: 'tcp://127.0.0.1:8002' });
    expect(faultsOf(() => gatewayTopology(settings))).toContain(
      "SCORE_SERVICE_URL is the gateway's own port 8002",
    );
  });

  it.each(['tcp://127.0.0.1:0', 'tcp://127.0.0.1:70000'])('refuses %s, which no process can have', (url) => {
    const settings = environment({ SCORE_SERVICE_URL: url });
    expect(faultsOf(() => gatewayTopology(settings))).toContain('between 1 and 65535');
  });

  it('refuses SQLite with a service on another machine, and takes PostgreSQL', () => {
    const elsewhere = { SCORE_SERVICE_URL: 'tcp://10.0.0.2:8002' };
    expect(faultsOf(() => gatewayTopology(environment(elsewhere)))).toContain('SQLite');
    const settings = environment({ ...elsewhere, DATABASE_URL: 'postgres://u:p@10.0.0.3/laurel' });
    expect(gatewayTopology(settings).remote.has('scores')).toBe(true);
  });

  it('lists all faults at once, without the password of the database', () => {
    const settings = environment({
      DATABASE_URL: 'postgres://u:hidden@10.0.0.3/laurel',
      PLAYER_SERVICE_URL: 'tcp://127.0.0.1:0',
      SCORE_SERVICE_URL: 'tcp://127.0.0.1:9002',
      LEADERBOARD_SERVICE_URL: 'tcp://127.0.0.1:9002',
    });
    const faults = faultsOf(() => gatewayTopology(settings));
    expect(faults).toContain('PLAYER_SERVICE_URL');
    expect(faults).toContain('LEADERBOARD_SERVICE_URL and SCORE_SERVICE_URL are the same address');
    expect(faults).not.toContain('hidden');
  });
});

describe('a service', () => {
  it('runs its domain and finds the others where they are by default', () => {
    const topology = serviceTopology('scores', environment());
    expect(topology).toEqual({
      process: 'scores',
      local: ['scores'],
      remote: new Map([
        ['players', 'tcp://127.0.0.1:8001'],
        ['leaderboards', 'tcp://127.0.0.1:8003'],
        ['achievements', 'tcp://127.0.0.1:8004'],
      ]),
    });
  });

  it('finds the others where the settings say', () => {
    const settings = environment({ PLAYER_SERVICE_URL: 'tcp://127.0.0.1:9001' });
    expect(serviceTopology('scores', settings).remote.get('players')).toBe('tcp://127.0.0.1:9001');
  });

  it('refuses an address of its own that other machines can reach while nobody has to say who they are', () => {
    const settings = environment({
      DATABASE_URL: 'postgres://u:p@10.0.0.3/laurel',
      SCORE_SERVICE_URL: 'tcp://10.0.0.2:8002',
    });
    expect(faultsOf(() => serviceTopology('scores', settings))).toContain('ACCESS=open');
    expect(faultsOf(() => serviceTopology('players', settings))).toBe('none');
  });

  it('refuses the default address of another domain', () => {
    const settings = environment({ SCORE_SERVICE_URL: 'tcp://127.0.0.1:8001' });
    expect(faultsOf(() => serviceTopology('scores', settings))).toContain('same address');
  });
});

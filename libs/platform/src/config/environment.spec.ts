import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigurationError, Environment, readEnvironment, settingNames } from './environment';

const root = join(__dirname, '../../../..');

describe('the configuration', () => {
  it('is complete in .env.example, with its defaults', () => {
    const example = parseEnv(readFileSync(join(root, '.env.example'), 'utf8')) as Record<string, string>;
    expect(Object.keys(example).sort()).toEqual([...settingNames].sort());
    expect(readEnvironment(example)).toEqual(new Environment());
  });

  it('is complete in docs/configuration.md', () => {
    const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
    for (const name of settingNames) expect(page).toContain(`\`${name}\``);
  });

  it('takes what is set, and nothing else', () => {
    const environment = readEnvironment({ PORT: '9000', TRUST_PROXY: 'true', PATH: '/bin' });
    expect(environment).toEqual({ ...new Environment(), PORT: 9000, TRUST_PROXY: true });
  });

  it('names every fault at once, and no secret', () => {
    const faulty = {
      PORT: 'eighty',
      DATABASE_URL: 'mysql://root:hunter2@db/laurel',
      ACCESS: 'closed',
      LOG_LEVEL: 'loud',
      HOST: '0.0.0.0',
      SCORE_SERVICE_URL: 'http://127.0.0.1',
    };
    const failure = (() => {
      try {
        return readEnvironment(faulty);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(ConfigurationError);
    const { faults, message } = failure as ConfigurationError;
    for (const name of Object.keys(faulty)) expect(faults.some((fault) => fault.includes(name))).toBe(true);
    expect(message).not.toContain('hunter2');
  });
});

import type { BoardRow } from '../support/api-types';
import { Client } from '../support/client';
import { eventually } from '../support/eventually';
import { startLaurel, type Laurel } from '../support/laurel';
import { LiveClient } from '../support/live-client';

const board = 'leaderboard:LIVE:all_time';

/** Parts that end while clients are connected, and come back. */
describe.each(['single', 'distributed'] as const)('the live socket, %s', (mode) => {
  let laurel: Laurel;
  let api: Client;

  beforeAll(async () => {
    laurel = await startLaurel({ mode });
    api = new Client(laurel.url);
    await api.submit(await api.player(), 10, 'LIVE');
  }, 90_000);

  afterAll(() => laurel?.stop(), 40_000);

  const rows = (): Promise<BoardRow[]> => api.read('/api/leaderboard/gamemode/LIVE?limit=100');

  it('says goodbye when the gateway stops, and goes on with the next one', async () => {
    const client = await LiveClient.open(laurel.url);
    const view = await client.subscribe(board);
    await laurel.end('gateway');
    expect((await client.closed).code).toBe(1001);
    await laurel.restart('gateway');
    const again = await LiveClient.open(laurel.url);
    again.adopt(board, view);
    await again.subscribe(board, { after: view.seq, tag: view.tag });
    expect(view.types).toEqual(['snapshot', 'resumed']);
    await api.submit(await api.player(), 20, 'LIVE');
    await eventually(async () => expect(view.rows).toEqual(await rows()));
    expect(again.faults).toEqual([]);
    await again.close();
  }, 60_000);

  it('catches up after the gateway was killed', async () => {
    const client = await LiveClient.open(laurel.url);
    const view = await client.subscribe(board);
    await laurel.kill('gateway');
    await client.closed;
    await laurel.restart('gateway');
    await api.submit(await api.player(), 30, 'LIVE');
    const again = await LiveClient.open(laurel.url);
    again.adopt(board, view);
    await again.subscribe(board, { after: view.seq, tag: view.tag });
    await eventually(async () => expect(view.rows).toEqual(await rows()));
    expect(again.faults).toEqual([]);
    await again.close();
  }, 60_000);

  if (mode === 'single') return;

  it('stays connected when the leaderboards die, says so to newcomers, and goes on when they are back', async () => {
    const client = await LiveClient.open(laurel.url);
    const view = await client.subscribe(board);
    const known = view.types.length;
    await laurel.kill('leaderboards');
    const daily = 'leaderboard:LIVE:daily';
    client.send({ subscribe: [daily] });
    await eventually(async () => expect(client.errors()).toEqual(['service_unavailable']));
    await api.submit(await api.player(), 40, 'LIVE');
    expect(view.types).toHaveLength(known);
    await laurel.restart('leaderboards');
    await eventually(async () => expect(view.rows).toEqual(await rows()));
    await eventually(async () => expect(client.view(daily).rows).toHaveLength(view.rows.length));
    expect(view.types.slice(known)).toEqual(['change']);
    expect([client.faults, client.errors()]).toEqual([[], ['service_unavailable']]);
    await client.close();
  }, 60_000);

  it('tells of unlocks that come late, because the achievements were away', async () => {
    const player = await api.player();
    const client = await LiveClient.open(laurel.url);
    const view = await client.subscribe(`player:${player.id}`);
    await laurel.kill('achievements');
    await api.submit(player, 1, 'LIVE');
    await eventually(async () => expect(view.places.length).toBeGreaterThan(0));
    expect(view.achievements).toEqual([]);
    await laurel.restart('achievements');
    await eventually(async () => expect(view.achievements).toHaveLength(1));
    expect(client.faults).toEqual([]);
    await client.close();
  }, 60_000);
});

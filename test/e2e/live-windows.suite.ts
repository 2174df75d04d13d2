import type { Player } from '../support/api-types';
import type { Client } from '../support/client';
import { eventually } from '../support/eventually';
import { LiveClient, type LiveView } from '../support/live-client';

/** The live socket further down a board: a channel for every hundred rows. */
export function liveWindowsSuite(api: () => Client): void {
  describe('live windows', () => {
    const mode = 'LIVE WINDOWS';
    const board = `leaderboard:${encodeURIComponent(mode)}`;
    const channel = `${board}:all_time:100`;
    const clients: LiveClient[] = [];
    let players: Player[];

    const connect = async (): Promise<LiveClient> => {
      const client = await LiveClient.open(api().url);
      clients.push(client);
      return client;
    };

    async function expectWindow(view: LiveView): Promise<void> {
      const path = `/api/leaderboard/gamemode/${encodeURIComponent(mode)}?limit=100&skip=100`;
      await eventually(async () => expect(view.rows).toEqual(await api().read(path)));
    }

    /** A hundred players: the first has a hundred points, the last one. */
    beforeAll(async () => {
      players = await Promise.all(Array.from({ length: 100 }, () => api().player()));
      const scores = players.map(({ id }, n) => ({ player_id: id, score: 100 - n, game_mode: mode }));
      await api().post('/api/scores/batch', { scores });
    });

    afterEach(async () => {
      for (const client of clients.splice(0)) {
        expect(client.faults).toEqual([]);
        await client.close();
      }
    });

    it('are empty beyond the end, and fill when the board grows', async () => {
      const client = await connect();
      const view = await client.subscribe(channel);
      expect(client.messages).toMatchObject([{ type: 'snapshot', period: 'all_time', total: 100, rows: [] }]);
      await api().submit(await api().player(), 1_000, mode);
      await expectWindow(view);
      expect([view.total, view.positions]).toEqual([101, [101]]);
      expect(view.rows).toMatchObject([{ player_id: players[99]?.id, rank: 101 }]);
    });

    it('show the rows of their places, and who is moved by others further up', async () => {
      for (const score of [3, 2]) await api().submit(await api().player(), score, mode);
      const client = await connect();
      const view = await client.subscribe(channel);
      const byDefault = await client.subscribe(`${board}::100`);
      await expectWindow(view);
      expect(view.positions).toEqual([101, 102, 103]);
      const [, , last] = view.rows;
      await api().submit({ id: Number(last?.player_id) }, 2_000, mode);
      await eventually(async () => expect(view.types).toEqual(['snapshot', 'change']));
      await expectWindow(view);
      expect(view.rows).not.toContainEqual(expect.objectContaining({ player_id: last?.player_id }));
      expect(client.messages.at(-1)).toMatchObject({ gone: [last?.player_id], total: 103 });
      await expectWindow(byDefault);
    });

    it('go on where a client was that comes back', async () => {
      const first = await connect();
      const view = await first.subscribe(channel);
      await first.close();
      await api().submit(await api().player(), 3_000, mode);
      const second = await connect();
      second.adopt(channel, view);
      await second.subscribe(channel, { after: view.seq, tag: view.tag });
      await expectWindow(view);
      expect(view.types).toEqual(['snapshot', 'resumed', 'change']);
    });

    it('begin after every hundredth row, and nowhere else', async () => {
      const client = await connect();
      const skips = ['', '0', '50', '-100', '0100', '1e2', '100.0', '1000000100', '100:100'];
      client.send({ subscribe: skips.map((skip) => `${board}:daily:${skip}`) });
      await eventually(async () => expect(client.errors()).toEqual(skips.map(() => 'unknown_channel')));
      expect(client.messages[0]?.detail).toMatch(/100, 200 and so on up to 1000000000/);
      client.send({ subscribe: [`${board}:season:100`] });
      await eventually(async () => expect(client.errors().at(-1)).toBe('no_such_period'));
      expect((await client.subscribe(`${board}:daily:1000000000`)).types).toEqual(['snapshot']);
    });
  });
}

import type { BoardRow, Player } from '../support/api-types';
import type { Client } from '../support/client';
import { eventually } from '../support/eventually';
import { LiveClient, type LiveView } from '../support/live-client';
import { metricsOf } from '../support/metrics-text';

/** The live socket: what its clients know is what the API says. */
export function liveSuite(api: () => Client): void {
  describe('live', () => {
    const clients: LiveClient[] = [];
    let made = 0;

    const connect = async (): Promise<LiveClient> => {
      const client = await LiveClient.open(api().url);
      clients.push(client);
      return client;
    };

    /** A mode that nobody has played. */
    const newMode = (): string => `LIVE ${(made += 1)}:%/é`;
    const boardOf = (mode: string, period = 'all_time'): string =>
      `leaderboard:${encodeURIComponent(mode)}:${period}`;

    async function expectBoard(view: LiveView, mode: string, period = 'all_time'): Promise<void> {
      const path = `/api/leaderboard/gamemode/${encodeURIComponent(mode)}?limit=100&period=${period}`;
      await eventually(async () => expect(view.rows).toEqual(await api().read<BoardRow[]>(path)));
    }

    afterEach(async () => {
      for (const client of clients.splice(0)) {
        expect(client.faults).toEqual([]);
        await client.close();
      }
    });

    it('gives a board, then what changes on it, without a gap', async () => {
      const mode = newMode();
      const client = await connect();
      const view = await client.subscribe(boardOf(mode));
      expect([view.types, view.rows, view.total]).toEqual([['snapshot'], [], 0]);
      const players: Player[] = [];
      for (let n = 0; n < 5; n += 1) players.push(await api().player());
      for (const [n, player] of players.entries()) {
        await api().submit(player, 10 * n, mode);
        await expectBoard(view, mode);
      }
      for (const player of players) await api().submit(player, 100 + player.id, mode);
      await expectBoard(view, mode);
      expect(view.total).toBe(5);
      const changes = view.types.filter((type) => type === 'change').length;
      expect(changes).toBeGreaterThanOrEqual(5);
    });

    it('sends of rows that changed only what changed', async () => {
      const mode = newMode();
      const [first, second] = [await api().player(), await api().player()];
      await api().submit(first, 10, mode);
      const client = await connect();
      const view = await client.subscribe(boardOf(mode));
      await api().submit(second, 20, mode);
      await expectBoard(view, mode);
      const rows = client.messages.flatMap(({ type, rows }) => (type === 'change' ? (rows as object[]) : []));
      expect(rows).toContainEqual({ player_id: first.id, rank: 2, position: 2 });
    });

    it('follows names and departures', async () => {
      const mode = newMode();
      const [stays, leaves] = [await api().player(), await api().player()];
      await api().submit(stays, 10, mode);
      await api().submit(leaves, 20, mode);
      const client = await connect();
      const view = await client.subscribe(boardOf(mode, 'weekly'));
      expect([view.period, view.key]).toEqual(['weekly', expect.stringMatching(/^\d{4}-W\d\d$/)]);
      await api().put(`/api/players/${stays.id}`, { display_name: 'Stays É' });
      await eventually(async () => expect(view.rows[1]).toMatchObject({ display_name: 'Stays É' }));
      await api().delete(`/api/players/${leaves.id}`);
      await eventually(async () => expect(view.rows).toMatchObject([{ player_id: stays.id, rank: 1 }]));
      await expectBoard(view, mode, 'weekly');
    });

    it('goes on where a client was that comes back, with what it has missed and nothing else', async () => {
      const mode = newMode();
      const player = await api().player();
      await api().submit(player, 1, mode);
      const first = await connect();
      const view = await first.subscribe(boardOf(mode));
      await first.close();
      const second = await connect();
      second.adopt(boardOf(mode), view);
      await second.subscribe(boardOf(mode), { after: view.seq, tag: view.tag });
      expect(view.types).toEqual(['snapshot', 'resumed']);
      await second.close();
      for (const score of [5, 6]) await api().submit(player, score, mode);
      await api().submit(await api().player(), 3, mode);
      const third = await connect();
      third.adopt(boardOf(mode), view);
      await third.subscribe(boardOf(mode), { after: view.seq, tag: view.tag });
      await expectBoard(view, mode);
      expect(view.types.slice(2, 4)).toEqual(['resumed', 'change']);
      expect(view.types.slice(1)).not.toContain('snapshot');
    });

    it('gives a snapshot to one whose state is not known any more', async () => {
      const mode = newMode();
      await api().submit(await api().player(), 1, mode);
      const client = await connect();
      const view = await client.subscribe(boardOf(mode), { after: 123_456_789 });
      expect(view.types).toEqual(['snapshot']);
      await client.subscribe(boardOf(mode), { after: view.seq, tag: 'of another state' });
      expect(view.types).toEqual(['snapshot', 'snapshot']);
      await client.subscribe(boardOf(mode), { after: view.seq });
      expect(view.types).toEqual(['snapshot', 'snapshot', 'snapshot']);
      await expectBoard(view, mode);
    });

    it('gives the global board, and a board without a named period', async () => {
      const mode = newMode();
      const client = await connect();
      const view = await client.subscribe(`leaderboard:${encodeURIComponent(mode)}`);
      const global = await client.subscribe('leaderboard:GLOBAL:all_time');
      await api().submit(await api().player(), 1, mode);
      await expectBoard(view, mode);
      await eventually(async () =>
        expect(global.rows).toEqual(await api().read('/api/leaderboard/global?limit=100')),
      );
    });

    it('begins anew when a season ends, and shows the ranks that changed rules make', async () => {
      const mode = newMode();
      const game = `/api/game-modes/${encodeURIComponent(mode)}`;
      await api().post('/api/game-modes', { code: mode, reset: { cron: '0 0 1 1 *' } });
      for (const score of [1, 2]) await api().submit(await api().player(), score, mode);
      const client = await connect();
      const season = await client.subscribe(`leaderboard:${encodeURIComponent(mode)}`);
      const always = await client.subscribe(boardOf(mode));
      expect(season.rows).toMatchObject([{ score: 2 }, { score: 1 }]);
      const { period, key } = season;
      await api().post(`${game}/reset`, {});
      await eventually(async () => expect(season.rows).toEqual([]));
      expect([period, season.period]).toEqual(['season', 'season']);
      expect(season.key).not.toBe(key);
      expect(season.types).toEqual(['snapshot', 'snapshot']);
      expect(always.rows).toHaveLength(2);
      await api().put(game, { sort: 'asc' });
      await eventually(async () => expect(always.rows).toMatchObject([{ score: 1 }, { score: 2 }]));
      await expectBoard(always, mode);
    });

    it('tells what happens lately as it happens', async () => {
      const mode = newMode();
      const client = await connect();
      const view = await client.subscribe('activity');
      const player = await api().player();
      for (const score of [1, 2, 3]) {
        await api().submit(player, score, mode);
        await eventually(async () =>
          expect(view.entries).toEqual(
            await api().read('/api/leaderboard/recent?limit=50&include=achievements'),
          ),
        );
      }
      expect(view.entries).toContainEqual(
        expect.objectContaining({ type: 'achievement', player_id: player.id }),
      );
      expect(view.types).toContain('change');
      await api().delete(`/api/players/${player.id}`);
      await eventually(async () => expect(JSON.stringify(view.entries)).not.toContain(player.username));
    });

    it('tells a player of places and unlocks', async () => {
      const mode = newMode();
      const [player, rival] = [await api().player(), await api().player()];
      const client = await connect();
      const view = await client.subscribe(`player:${player.id}`);
      expect([view.places, view.achievements]).toEqual([[], []]);
      await api().submit(player, 5, mode);
      await eventually(async () => {
        expect(view.achievements).toHaveLength(1);
        expect(view.places).toContainEqual(
          expect.objectContaining({ game_mode: mode, period: 'all_time', rank: 1 }),
        );
      });
      expect(view.types).toContain('change');
      await api().submit(rival, 6, mode);
      await eventually(async () => {
        expect(view.places).toContainEqual(
          expect.objectContaining({ game_mode: mode, period: 'daily', rank: 2 }),
        );
        expect(new Set(view.places)).toEqual(
          new Set(await api().read<unknown[]>(`/api/leaderboard/player/${player.id}/ranks`)),
        );
      });
      await api().delete(`/api/players/${player.id}`);
      await eventually(async () => expect([view.places, view.achievements]).toEqual([[], []]));
    });

    it('tells nothing of a channel that is not followed any more', async () => {
      const mode = newMode();
      const player = await api().player();
      const client = await connect();
      const view = await client.subscribe(boardOf(mode));
      client.send({ unsubscribe: [boardOf(mode)] });
      const other = await client.subscribe(boardOf(mode, 'daily'));
      await api().submit(player, 1, mode);
      await eventually(async () => expect(other.rows).toHaveLength(1));
      expect(view.types).toEqual(['snapshot']);
    });

    it('tells a client that pauses what it has missed when it goes on', async () => {
      const mode = newMode();
      const [one, other] = [await connect(), await connect()];
      const view = await one.subscribe(boardOf(mode));
      const watched = await other.subscribe(boardOf(mode));
      one.send({ pause: true });
      one.send({ subscribe: [boardOf(mode, 'daily')] });
      await api().submit(await api().player(), 1, mode);
      await eventually(async () => expect(watched.rows).toHaveLength(1));
      await api().submit(await api().player(), 2, mode);
      await eventually(async () => expect(watched.rows).toHaveLength(2));
      expect(view.types).toEqual(['snapshot']);
      expect(one.view(boardOf(mode, 'daily')).types).toEqual([]);
      one.send({ resume: true });
      await expectBoard(view, mode);
      await expectBoard(one.view(boardOf(mode, 'daily')), mode, 'daily');
    });

    it('answers what it cannot take with an error, and goes on', async () => {
      const client = await connect();
      const faulty: [unknown, string][] = [
        ['{', 'malformed_json'],
        ['7', 'invalid_message'],
        [{}, 'invalid_message'],
        [{ subscribe: 'activity' }, 'invalid_message'],
        [{ subscribe: [{ channel: 'activity', after: 'x' }] }, 'invalid_message'],
        [{ subscribe: ['nonsense'] }, 'unknown_channel'],
        [{ subscribe: ['player:x'] }, 'unknown_channel'],
        [{ subscribe: ['leaderboard:%:daily'] }, 'unknown_channel'],
        [{ subscribe: ['leaderboard:CLASSIC:hourly'] }, 'unknown_channel'],
        [{ subscribe: ['leaderboard:GLOBAL:season'] }, 'no_such_period'],
      ];
      for (const [count, [message, code]] of faulty.entries()) {
        client.send(message);
        await eventually(async () => expect(client.errors()).toHaveLength(count + 1));
        expect(client.errors().at(-1)).toBe(code);
      }
      expect((await client.subscribe('activity')).types).toEqual(['snapshot']);
    });

    it('gives many clients the same', async () => {
      const mode = newMode();
      const many = await Promise.all(Array.from({ length: 100 }, connect));
      const views = await Promise.all(many.map((client) => client.subscribe(boardOf(mode))));
      for (let score = 1; score <= 10; score += 1) await api().submit(await api().player(), score, mode);
      const [first] = views;
      if (!first) throw new Error('There is no client');
      await expectBoard(first, mode);
      for (const view of views) {
        await eventually(async () => expect([view.seq, view.rows]).toEqual([first.seq, first.rows]));
      }
      const metrics = await metricsOf(api());
      expect(metrics.sum('laurel_live_clients')).toBeGreaterThanOrEqual(100);
      expect(metrics.sum('laurel_live_messages_total', 'type="snapshot"')).toBeGreaterThanOrEqual(100);
    });
  });
}

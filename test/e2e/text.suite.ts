import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { BoardRow, Player, Score } from '../support/api-types';
import { type Client } from '../support/client';

const modes = [
  'a/b',
  '/',
  '..',
  '.',
  '../../etc/passwd',
  '🏆🎮',
  '👩‍👩‍👧‍👦'.repeat(5),
  '100%',
  '%2F',
  '%00',
  '?a=b&c#d',
  'وضع عربي',
  '\u202eevil\u202c',
  'İstanbul',
  'e\u0301',
  'é',
  '__proto__',
  'constructor',
  'toString',
  ' spaced ',
  "';DROP TABLE scores;--",
  '"quoted"',
  'a\\b',
  'all_time',
  '漢'.repeat(64),
  '🏆'.repeat(64),
  'player',
  '+',
  '0',
  'null',
];

const texts = [
  "Robert'); DROP TABLE players;--",
  '<script>alert(1)</script>',
  '" onmouseover="alert(1)',
  '${7*7}{{7*7}}',
  'ﷺ ﷽',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻L͖͖̗G̮O',
  '👾 🙇 💁 🙅 🙆',
  '田中さん',
  'ثم نفس سقطت وبالتحديد',
  '\u200bzero\u200bwidth',
  'line\u2028and\u2029paragraph',
  '1e1000',
  'NULL',
  'undefined',
  '__proto__',
  'hasOwnProperty',
  '../../../etc/passwd',
  '%s%d%n',
  'ÅÍÎÏ˝ÓÔ',
  '\ufffd\ufffe\uffff',
  '0',
];

/** Text of all sorts comes back as it went in, and never reaches another meaning. */
export function textSuite(api: () => Client): void {
  describe('text', () => {
    let player: Player;

    /** `fetch` and browsers resolve `%2E%2E` in a path before they send it. */
    const readVerbatim = async <Body>(path: string): Promise<Body> => {
      const [answer] = (await once(request(api().url, { path }).end(), 'response')) as [IncomingMessage];
      return (await json(answer)) as Body;
    };

    beforeAll(async () => {
      await api().removeEverybody();
      player = await api().player();
    });

    it.each(modes)('can name a mode: %j', async (mode) => {
      const score = await api().submit(player, 42, mode);
      expect(score.game_mode).toBe(mode);
      const encoded = encodeURIComponent(mode).replaceAll('.', '%2E');
      const rows = await readVerbatim<BoardRow[]>(`/api/leaderboard/gamemode/${encoded}`);
      expect(rows.map(({ player_id, score: value }) => [player_id, value])).toEqual([[player.id, 42]]);
      const scores = await readVerbatim<Score[]>(`/api/scores/gamemode/${encoded}`);
      expect(scores.map(({ id, game_mode }) => [id, game_mode])).toEqual([[score.id, mode]]);
      const query = `game_mode=${encodeURIComponent(mode)}`;
      expect(await api().read(`/api/leaderboard/global?${query}`)).toEqual(rows);
      expect(await api().read(`/api/leaderboard/player/${player.id}/rank?${query}`)).toMatchObject({
        rank: 1,
      });
      const all = await api().read<{ code: string }[]>('/api/game-modes');
      expect(all.filter(({ code }) => code === mode)).toHaveLength(1);
    });

    it.each(texts)('can name a player: %j', async (text) => {
      const made = await api().player({ username: text, display_name: `${text}!` });
      expect(made).toMatchObject({ username: text, display_name: `${text}!` });
      expect(await api().read(`/api/players/username/${encodeURIComponent(text)}`)).toEqual(made);
      const found = await api().get<Player[]>(`/api/players?search=${encodeURIComponent(text)}`);
      expect(found.status).toBe(200);
      expect(found.body.map(({ id }) => id)).toContain(made.id);
      await api().submit(made, 1, 'NAMES');
      const rows = await api().read<BoardRow[]>('/api/leaderboard/gamemode/NAMES?limit=100');
      expect(rows.find(({ player_id }) => player_id === made.id)).toMatchObject({
        username: text,
        display_name: `${text}!`,
      });
    });

    it.each(texts)('can be an id of a submission: %j', async (text) => {
      const body = { player_id: player.id, score: 1, game_mode: 'IDS', submission_id: text };
      const first = await api().post<Score>('/api/scores', body);
      const second = await api().post<Score>('/api/scores', body);
      expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
      expect(second.headers.get('idempotency-replayed')).toBe('true');
    });

    it('that is nobody’s name finds nobody', async () => {
      for (const text of ["' OR 1=1 --", '" OR ""="', '%%', '_%', '\\%', '**', 'a'.repeat(100)]) {
        expect(await api().read(`/api/players?search=${encodeURIComponent(text)}`)).toEqual([]);
      }
    });
  });
}

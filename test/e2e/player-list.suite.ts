import type { Player } from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { nextOf, walk } from '../support/walk';

const people = [
  { username: 'maria_silva', display_name: 'María José' },
  { username: 'straße99', display_name: 'ÉMILE Zola' },
  { username: 'Ἀχιλλεύς', display_name: 'Ὀδυσσεύς' },
  { username: 'иван', display_name: 'Иван Грозный' },
  { username: '李小龍', display_name: 'Bruce Lee' },
  { username: 'محمد علي', display_name: 'محمد' },
  { username: '100%_sure', display_name: "O'Neill \\ back" },
  { username: 'marie', display_name: 'Curie' },
];

/** Listing and searching players. */
export function playerListSuite(api: () => Client): void {
  describe('the list of players', () => {
    const ids: number[] = [];

    beforeAll(async () => {
      await api().removeEverybody();
      ids.length = 0;
      for (const person of people) ids.push((await api().player(person)).id);
    });

    const found = async (query: string): Promise<string[]> =>
      (await api().read<Player[]>(`/api/players?${query}`)).map(({ username }) => username);

    it('goes by id', async () => {
      const players = await api().read<Player[]>('/api/players');
      expect(players.map(({ id }) => id)).toEqual([...ids].sort((a, b) => a - b));
      expect(Object.keys(players[0] ?? {}).sort()).toEqual(
        ['created_at', 'display_name', 'email', 'id', 'last_active', 'username'].sort(),
      );
    });

    it('takes skip and limit', async () => {
      expect(await found('skip=1&limit=2')).toEqual([people[1]?.username, people[2]?.username]);
      expect(await found('limit=0')).toEqual([]);
      expect(await found('skip=1000000')).toEqual([]);
      expect(await found('limit=1000')).toHaveLength(people.length);
    });

    it.each(['limit=-1', 'limit=1001', 'limit=x', 'limit=1.5', 'limit=', 'skip=-1', 'skip=x', 'skip=1e3'])(
      'refuses %s',
      async (query) => {
        expectProblem(await api().get(`/api/players?${query}`), 422, 'invalid_request');
      },
    );

    it('walks by cursor and shows nobody twice', async () => {
      const pages = await walk<Player>(api(), '/api/players?limit=3');
      expect(pages.map((page) => page.length)).toEqual([3, 3, 2]);
      expect(pages.flat().map(({ id }) => id)).toEqual(ids);
    });

    it('walks a search by cursor, and over players who come and go', async () => {
      const first = await api().get<Player[]>('/api/players?limit=1&search=mar');
      const link = first.headers.get('link') ?? '';
      expect(link).toMatch(/^<[^>]*cursor=[^>]+>; rel="next"$/);
      const newcomer = await api().player({ username: 'Mar-a-Lago' });
      const rest = await walk<Player>(api(), nextOf(first) ?? '');
      expect(rest.flat().map(({ username }) => username)).toEqual(['marie', 'Mar-a-Lago']);
      await api().delete(`/api/players/${newcomer.id}`);
    });

    it('refuses a cursor that it did not give, or gave for another list', async () => {
      const { headers } = await api().get('/api/players?limit=1');
      const cursor = /cursor=([^&>]+)/.exec(headers.get('link') ?? '')?.[1] ?? '';
      expect(cursor).not.toBe('');
      const flipped = (cursor.startsWith('A') ? 'B' : 'A') + cursor.slice(1);
      for (const forged of [flipped, 'x', '', cursor.slice(0, -3), `${cursor}AAAA`]) {
        expectProblem(await api().get(`/api/players?cursor=${forged}`), 422, 'invalid_cursor');
      }
      expectProblem(await api().get(`/api/players?search=a&cursor=${cursor}`), 422, 'invalid_cursor');
      expectProblem(await api().get(`/api/scores?cursor=${cursor}`), 422, 'invalid_cursor');
    });

    it.each([
      ['mar', ['maria_silva', 'marie']],
      ['MAR', ['maria_silva', 'marie']],
      ['silva', ['maria_silva']],
      ['ilva', []],
      ['josé', ['maria_silva']],
      ['émile', ['straße99']],
      ['ÉMI', ['straße99']],
      ['STRASSE', ['straße99']],
      ['ἀχιλ', ['Ἀχιλλεύς']],
      ['ὈΔΥΣΣΕΎΣ', ['Ἀχιλλεύς']],
      ['ИВАН', ['иван']],
      ['гроз', ['иван']],
      ['李', ['李小龍']],
      ['lee', ['李小龍']],
      ['علي', ['محمد علي']],
      ['%', ['100%_sure']],
      ['_', ['100%_sure']],
      ['100%_', ['100%_sure']],
      ['1_0', []],
      ["o'neill", ['100%_sure']],
      ['\\', ['100%_sure']],
      ['nobody', []],
    ])('finds %s', async (search, expected) => {
      expect((await found(`search=${encodeURIComponent(search)}`)).sort()).toEqual([...expected].sort());
    });

    it('finds everybody for an empty search', async () => {
      expect(await found('search=')).toHaveLength(people.length);
    });

    it('finds a new name and no longer the old one', async () => {
      const player = await api().player({ username: 'Caterpillar', display_name: '' });
      await api().put(`/api/players/${player.id}`, { username: 'Butterfly', display_name: '' });
      expect(await found('search=caterp')).toEqual([]);
      expect(await found('search=butterf')).toEqual(['Butterfly']);
      await api().delete(`/api/players/${player.id}`);
      expect(await found('search=butterf')).toEqual([]);
    });
  });
}

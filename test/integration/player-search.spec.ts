import type { TestingModule } from '@nestjs/testing';
import { PlayersApi, type ListPlayersInput } from '@app/contracts';
import { encodeRows, jsonRows, Writer } from '@app/platform';
import { PlayersModule } from '@app/players';
import { describeOnDatabases } from '../support/databases';
import { startDomainApp } from '../support/domain-app';

const code = (name: string) => expect.objectContaining({ code: name }) as unknown;

describeOnDatabases('lists of players', (newDatabase) => {
  let app: TestingModule;
  let players: PlayersApi;
  let made = 0;

  async function create(display_name: string): Promise<number> {
    made += 1;
    const input = { username: `player ${made}`, email: `player${made}@example.com`, display_name };
    return (await players.create(input)).body.id;
  }

  async function idsOf(input: ListPlayersInput): Promise<number[]> {
    return (await players.list(input)).items.map(({ id }) => id);
  }

  /** All ids of a list, walked by cursor. */
  async function walk(input: ListPlayersInput): Promise<number[]> {
    const ids: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await players.list({ ...input, ...(cursor === undefined ? {} : { cursor }) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return ids;
  }

  beforeAll(async () => {
    app = await startDomainApp({ DATABASE_URL: await newDatabase() }, [PlayersModule]);
    players = app.get(PlayersApi);
    for (let index = 0; index < 20; index += 1) await create(`Nobody ${index}`);
  });
  afterAll(() => app.close());

  it('come by id, a page at a time', async () => {
    const all = await walk({ limit: 1000 });
    expect(all).toEqual([...all].sort((a, b) => a - b));
    expect(await walk({ limit: 7 })).toEqual(all);
    expect(await idsOf({ skip: 3, limit: 4 })).toEqual(all.slice(3, 7));
    expect(await players.list({ skip: Number.MAX_SAFE_INTEGER })).toEqual({ items: [], next: null });
    expect(await players.list({ limit: 0 })).toEqual({ items: [], next: null });
    expect((await players.list({ limit: all.length })).next).toBeNull();
  });

  it('are found by the start of any word, once each, also page by page', async () => {
    const ids: number[] = [];
    for (const display_name of ['Zoe Zoe', 'Mr. ZOETROPE', 'zoé', 'Nonzoe', 'x_zoe', 'ゾエzoe 99%', 'Zoë']) {
      ids.push(await create(display_name));
    }
    const [twice, upper, , , underscore, mixed] = ids;
    expect(await idsOf({ search: ' zOe' })).toEqual([twice, upper, underscore, mixed]);
    expect(await walk({ search: 'zoe', limit: 1 })).toEqual([twice, upper, underscore, mixed]);
    expect(await idsOf({ search: 'zoe', skip: 1, limit: 2 })).toEqual([upper, underscore]);
    expect(await idsOf({ search: '99%' })).toEqual([mixed]);
    expect(await idsOf({ search: 'z%e' })).toEqual([]);
    expect(await idsOf({ search: 'z_e' })).toEqual([]);
    const { next } = await players.list({ search: 'zoe', limit: 1 });
    const elsewhere = { search: 'zo', limit: 1, cursor: next ?? '' };
    await expect(players.list(elsewhere)).rejects.toEqual(code('invalid_cursor'));
    await expect(players.list({ cursor: 'forged' })).rejects.toEqual(code('invalid_cursor'));
  });

  it('are found alike where thousands match', async () => {
    const first = 2_000_000;
    const ids = Array.from({ length: 5_200 }, (_, index) => first + index);
    await app.get(Writer).transaction(async (tx) => {
      const given = jsonRows(tx.dialect, '$1', { id: 'integer', name: 'text' });
      const rows = [
        encodeRows(
          tx.dialect,
          ids.map((id) => [id, `crowd ${id}`]),
        ),
      ];
      await tx.query(
        `INSERT INTO players SELECT given.id, given.name, given.name, 'Crowd', 0, 0 FROM ${given}`,
        rows,
      );
      await tx.query(
        `INSERT INTO player_words (word, player_id) SELECT 'crowd', given.id FROM ${given}`,
        rows,
      );
    });
    expect(await walk({ search: 'cro', limit: 1000 })).toEqual(ids);
    expect(await idsOf({ search: 'crowd', skip: 5_195 })).toEqual(ids.slice(5_195));
    expect(await idsOf({ search: 'crowded' })).toEqual([]);
  });
});

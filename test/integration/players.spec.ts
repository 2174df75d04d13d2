import type { TestingModule } from '@nestjs/testing';
import { PlayersApi, type ListPlayersInput, type Player } from '@app/contracts';
import { EventLog, LogPeers, Rebuild } from '@app/event-log';
import { Reader } from '@app/platform';
import { PlayerActivityProjection, PlayersModule } from '@app/players';
import { describeOnDatabases } from '../support/databases';
import { eventually } from '../support/eventually';
import { PlayerRepository } from '../../libs/players/src/player.repository';
import { startDomainApp } from '../support/domain-app';

const code = (name: string) => expect.objectContaining({ code: name }) as unknown;

describeOnDatabases('players', (newDatabase) => {
  let app: TestingModule;
  let players: PlayersApi;
  let reader: Reader;
  let made = 0;

  /** A new player whose fields nobody else has, but for those given. */
  async function create(fields: { username?: string; display_name?: string | null } = {}): Promise<Player> {
    made += 1;
    const input = { username: `player ${made}`, email: `player${made}@example.com`, ...fields };
    return (await players.create(input)).body;
  }

  async function eventsOf(id: number): Promise<string[]> {
    const rows = await reader.query<{ type: string }>(
      'SELECT type FROM events WHERE player_id = $1 ORDER BY id',
      [id],
    );
    return rows.map(({ type }) => type);
  }

  async function idsOf(input: ListPlayersInput): Promise<number[]> {
    return (await players.list(input)).items.map(({ id }) => id);
  }

  beforeAll(async () => {
    app = await startDomainApp({ DATABASE_URL: await newDatabase() }, [PlayersModule]);
    players = app.get(PlayersApi);
    reader = app.get(Reader);
  });
  afterAll(() => app.close());

  it('are created with all fields, and found by id and by username', async () => {
    const start = Date.now();
    const player = await create({ username: 'Ann', display_name: 'Ann the Great' });
    expect(player).toEqual({
      id: expect.any(Number) as number,
      username: 'Ann',
      email: `player${made}@example.com`,
      display_name: 'Ann the Great',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      last_active: player.created_at,
    });
    expect(Date.parse(player.created_at)).toBeGreaterThanOrEqual(start);
    expect(await players.get({ id: player.id })).toEqual(player);
    expect(await players.getByUsername({ username: 'Ann' })).toEqual(player);
    expect(await eventsOf(player.id)).toEqual(['player_registered']);
    for (const username of ['ann', 'An', 'A%']) {
      await expect(players.getByUsername({ username })).rejects.toEqual(code('player_not_found'));
    }
    await expect(players.get({ id: Number.MAX_SAFE_INTEGER })).rejects.toEqual(code('player_not_found'));
  });

  it('keep any name exactly', async () => {
    const names = [
      "Robert'); DROP TABLE players;--",
      '<script>alert(1)</script>',
      '"\\%_$1',
      '王小明',
      'مُحَمَّد',
      '👨\u200d👩\u200d👧\u200d👦',
      'Zalgo̸̧̢͝',
      '𝕳𝖊𝖑𝖑𝖔',
      'null',
      '\u202egnirts',
      '💥'.repeat(50),
    ];
    for (const username of names) {
      const player = await create({ username });
      expect([player.username, player.display_name]).toEqual([username, username]);
      expect(await players.getByUsername({ username })).toEqual(player);
      expect(await idsOf({ search: username })).toContain(player.id);
    }
  });

  it('share neither username nor email; the username is named first', async () => {
    const { username, email } = await create();
    const other = await create();
    const taken = { username, email };
    await expect(players.create(taken)).rejects.toEqual(code('username_taken'));
    await expect(players.create({ username: 'free', email })).rejects.toEqual(code('email_taken'));
    await expect(players.update({ id: other.id, changes: taken })).rejects.toEqual(code('username_taken'));
    await expect(players.update({ id: other.id, changes: { email } })).rejects.toEqual(code('email_taken'));
    expect(await players.get({ id: other.id })).toEqual(other);
    expect(await idsOf({ search: 'free' })).toEqual([]);
  });

  it('are refused in the same words when another writer was faster than the look-up', async () => {
    const { username, email } = await create();
    const insert = (row: { username: string; email: string }) =>
      app.get(EventLog).append(async (tx) => {
        const player = { id: 1e6, display_name: 'x', created_at: 0, last_active: 0, ...row };
        await new PlayerRepository().insert(tx, player);
        return { events: [], result: undefined };
      });
    await expect(insert({ username, email: 'new@example.com' })).rejects.toEqual(code('username_taken'));
    await expect(insert({ username: 'new', email })).rejects.toEqual(code('email_taken'));
  });

  it('are made once by 50 requests with one idempotency key at once', async () => {
    const input = { username: 'once', email: 'once@example.com', idempotency_key: 'k-1' };
    const answers = await Promise.all(Array.from({ length: 50 }, () => players.create({ ...input })));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await idsOf({ search: 'once' })).toHaveLength(1);
    await expect(players.create({ ...input, username: 'twice' })).rejects.toEqual(
      code('idempotency_key_reused'),
    );
    await expect(players.create({ ...input, idempotency_key: 'k-2' })).rejects.toEqual(
      code('username_taken'),
    );
  });

  it('keep no key of a request that failed', async () => {
    const { username } = await create();
    const input = { email: 'second@example.com', idempotency_key: 'k-3' };
    await expect(players.create({ ...input, username })).rejects.toEqual(code('username_taken'));
    expect(await players.create({ ...input, username: 'second try' })).toMatchObject({ replayed: false });
  });

  it('with one name, made at once without a key, become one', async () => {
    const attempts = Array.from({ length: 10 }, (_, index) =>
      players.create({ username: 'rush', email: `rush${index}@example.com` }),
    );
    const outcomes = await Promise.allSettled(attempts);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toEqual(Array(9).fill(code('username_taken')));
  });

  it('change what is given, move last_active, and tell the log of a new name only', async () => {
    const before = await create({ display_name: 'Old Name' });
    const waited = jest.spyOn(app.get(LogPeers), 'caughtUp');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { id } = before;
    const mailed = await players.update({ id, changes: { email: 'moved@example.com' } });
    expect(mailed).toEqual({ ...before, email: 'moved@example.com', last_active: mailed.last_active });
    expect(Date.parse(mailed.last_active)).toBeGreaterThan(Date.parse(before.last_active));
    expect(waited).not.toHaveBeenCalled();

    const renamed = await players.update({ id, changes: { display_name: 'New Name' } });
    expect(renamed).toMatchObject({ username: before.username, display_name: 'New Name' });
    expect(waited).toHaveBeenCalledTimes(1);
    expect(await idsOf({ search: 'new name' })).toEqual([id]);
    expect(await idsOf({ search: 'old name' })).toEqual([]);

    const reset = await players.update({ id, changes: { username: 'Brand New', display_name: null } });
    expect(reset).toMatchObject({ username: 'Brand New', display_name: 'Brand New' });
    expect(await players.get({ id })).toEqual(reset);
    expect(await eventsOf(id)).toEqual(['player_registered', 'player_renamed', 'player_renamed']);
    await expect(players.update({ id: 999_999, changes: {} })).rejects.toEqual(code('player_not_found'));
  });

  it('are imported with their own times, all or none, and left alone where they are there already', async () => {
    const known = await create();
    const imported = (name: string, registered_at: number) => ({
      username: name,
      email: `${name}@example.com`,
      registered_at,
    });
    const again = { username: known.username, email: known.email, registered_at: 5 };
    const answer = await players.importPlayers({
      players: [imported('old1', 1), again, imported('old2', 2)],
    });
    expect(answer).toEqual({ ids: [expect.any(Number), known.id, expect.any(Number)], created: 2 });
    expect(await players.getByUsername({ username: 'old2' })).toEqual({
      id: answer.ids[2],
      username: 'old2',
      email: 'old2@example.com',
      display_name: 'old2',
      created_at: '1970-01-01T00:00:00.002Z',
      last_active: '1970-01-01T00:00:00.002Z',
    });
    expect(await players.get({ id: known.id })).toEqual(known);
    const clash = { ...again, email: 'else@example.com' };
    const attempts = [
      [imported('old3', 3), clash],
      [imported('old3', 3), imported('old4', Date.now() + 60_000)],
    ];
    const refusals = await Promise.allSettled(
      attempts.map((list) => players.importPlayers({ players: list })),
    );
    expect(refusals.map((refusal) => refusal.status === 'rejected' && (refusal.reason as unknown))).toEqual([
      code('username_taken'),
      code('invalid_request'),
    ]);
    await expect(players.getByUsername({ username: 'old3' })).rejects.toEqual(code('player_not_found'));
  });

  it('may take their own names again', async () => {
    const { id, username, email, display_name } = await create();
    const same = await players.update({ id, changes: { username, email, display_name } });
    expect(same).toMatchObject({ id, username, email, display_name });
    expect(await eventsOf(id)).toEqual(['player_registered']);
  });

  it('leave nothing behind; the names are free again, the id never is', async () => {
    const { id, username, email } = await create({ display_name: 'Ephemeral' });
    expect((await players.remove({ id })).message).toContain(username);
    await expect(players.get({ id })).rejects.toEqual(code('player_not_found'));
    await expect(players.getByUsername({ username })).rejects.toEqual(code('player_not_found'));
    await expect(players.remove({ id })).rejects.toEqual(code('player_not_found'));
    expect(await idsOf({ search: 'ephemeral' })).toEqual([]);
    const words = await reader.query('SELECT word FROM player_words WHERE player_id = $1', [id]);
    expect(words).toEqual([]);
    expect(await eventsOf(id)).toEqual(['player_registered', 'player_removed']);
    const again = await players.create({ username, email });
    expect(again.body.id).toBeGreaterThan(id);
  });

  it('were last active when their latest score was reached', async () => {
    const [one, two] = [await create(), await create()];
    const score = (player_id: number, occurred_at: number) =>
      ({
        type: 'score_submitted',
        player_id,
        game_mode: 'CLASSIC',
        score_id: 1,
        value: 1,
        occurred_at,
      }) as const;
    const future = Date.now() + 60_000;
    const events = [
      score(one.id, future),
      score(one.id, future - 5),
      score(two.id, 1_000),
      score(999_999, future),
    ];
    await app.get(EventLog).append(async () => ({ events, result: undefined }));
    const moved = { ...one, last_active: new Date(future).toISOString() };
    await eventually(async () => expect(await players.get({ id: one.id })).toEqual(moved));
    expect(await players.get({ id: two.id })).toEqual(two);
    await app.get(Rebuild).run(app.get(PlayerActivityProjection), () => undefined);
    expect(await players.get({ id: one.id })).toEqual(moved);
  });
});

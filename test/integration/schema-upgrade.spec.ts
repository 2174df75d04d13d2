import { DataSource, type MigrationInterface } from 'typeorm';
import { dataSourceOptions, migrate } from '@app/platform';
import { schema } from '../../migrations';
import { describeOnDatabases } from '../support/databases';
import { ScoreDesk } from '../support/score-desk';

type MigrationClass = new () => MigrationInterface;

const [first, ...later] = schema.migrations as [MigrationClass, ...MigrationClass[]];

/** A database on which some of the migrations have run; closed behind the work. */
async function on<Result>(
  url: string,
  migrations: MigrationClass[],
  work: (dataSource: DataSource) => Promise<Result>,
): Promise<Result> {
  const options = dataSourceOptions(url, { ...schema, migrations }, 'writer');
  const dataSource = await new DataSource(options).initialize();
  try {
    await migrate(dataSource);
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

interface Played {
  player: number;
  mode: string;
  value: number;
  at: string;
}

const played: readonly Played[] = [
  { player: 1, mode: 'CLASSIC', value: 50, at: '2026-11-23T10:00:00Z' },
  { player: 2, mode: 'CLASSIC', value: 70, at: '2026-11-23T11:00:00Z' },
  { player: 1, mode: 'CLASSIC', value: 60, at: '2026-11-24T10:00:00Z' },
  { player: 2, mode: 'ü/🎲', value: 5, at: '2026-11-24T11:00:00Z' },
];

/** A board of before: of its generation, with the standings that the first schema kept. */
interface OldBoard {
  id: number;
  generation: number;
  mode: string;
  period: string;
  key: string;
  standings: readonly { player: number; value: number; event: number; games: number; sum: number }[];
}

const one = { player: 1, value: 60, event: 5, games: 2, sum: 110 };
const two = { player: 2, value: 70, event: 4, games: 1, sum: 70 };
const twoElsewhere = { player: 2, value: 5, event: 6, games: 1, sum: 5 };
const globally = [one, { ...two, games: 2, sum: 75 }];

/** Generation 1 serves; 2 was begun by a rebuild that did not come to an end. */
const boards: readonly OldBoard[] = [
  { id: 3, generation: 1, mode: 'CLASSIC', period: 'all_time', key: '', standings: [one, two] },
  {
    id: 4,
    generation: 1,
    mode: 'CLASSIC',
    period: 'daily',
    key: '2026-11-23',
    standings: [{ ...one, value: 50, event: 3, games: 1, sum: 50 }, two],
  },
  {
    id: 5,
    generation: 1,
    mode: 'CLASSIC',
    period: 'daily',
    key: '2026-11-24',
    standings: [{ ...one, games: 1, sum: 60 }],
  },
  { id: 6, generation: 1, mode: '', period: 'all_time', key: '', standings: globally },
  { id: 7, generation: 1, mode: 'ü/🎲', period: 'all_time', key: '', standings: [twoElsewhere] },
  { id: 9, generation: 2, mode: 'CLASSIC', period: 'all_time', key: '', standings: [two] },
];

/** Fills tables as the first schema has them. */
async function fill(dataSource: DataSource): Promise<void> {
  const insert = async (table: string, row: Record<string, string | number | null>) => {
    const names = Object.keys(row);
    const places = names.map((_, index) => `$${index + 1}`);
    const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')})`;
    await dataSource.query(sql, Object.values(row));
  };
  for (const id of [1, 2]) {
    const [username, email] = [`p${id}`, `p${id}@example.org`];
    await insert('players', { id, username, email, display_name: username, created_at: 0, last_active: 0 });
    const occurred_at = Date.parse('2026-11-23T00:00:00Z');
    await insert('events', { id, type: 'player_registered', player_id: id, occurred_at });
  }
  await insert('game_modes', { code: 'ü/🎲', created_at: 7 });
  for (const [index, { player, mode, value, at }] of played.entries()) {
    const [score, occurred_at] = [{ player_id: player, game_mode: mode, value }, Date.parse(at)];
    await insert('scores', { id: index + 1, ...score, created_at: occurred_at });
    const event = { id: index + 3, type: 'score_submitted', score_id: index + 1, occurred_at };
    await insert('events', { ...event, ...score });
  }
  for (const { id, generation, mode, period, key, standings } of boards) {
    await insert('boards', { id, generation, game_mode: mode, period, period_key: key });
    for (const { player, value, event, games, sum } of standings) {
      const ranked = { value, best: value, reached_event_id: event, reached_at: 0 };
      await insert('standings', { player_id: player, board_id: id, ...ranked, games, sum });
    }
  }
  const done = { position: 6, generation: 1 };
  for (const name of ['leaderboards', 'score_history']) {
    await insert('projection_checkpoints', { name, ...done });
  }
  await insert('projection_checkpoints', { name: 'leaderboards (rebuild)', position: 0, generation: 2 });
  for (const [name, last] of [
    ['players', 2],
    ['scores', 4],
    ['boards', 9],
  ] as const) {
    await insert('id_sequences', { name, last });
  }
}

describeOnDatabases('a database of the first schema, brought up to date', (newDatabase) => {
  let url: string;
  beforeEach(async () => {
    url = await newDatabase();
    await on(url, [first], fill);
  });

  it('keeps its boards under their ids, each in the set of its mode and generation', async () => {
    const rows = await on(url, [first, ...later], (dataSource) =>
      dataSource.query<Record<string, string | number>[]>(
        `SELECT b.id, s.generation, s.game_mode, s.state, b.period, b.period_key,
           (SELECT COUNT(*) FROM standings t WHERE t.board_id = b.id) AS players
         FROM boards b JOIN board_sets s ON s.id = b.set_id ORDER BY b.id`,
      ),
    );
    expect(rows.map((row) => ({ ...row, id: Number(row.id), players: Number(row.players) }))).toEqual(
      boards.map(({ id, generation, mode, period, key, standings }) => ({
        id,
        generation,
        game_mode: mode,
        state: 'serving',
        period,
        period_key: key,
        players: standings.length,
      })),
    );
    const sets = await on(url, [first, ...later], (dataSource) =>
      dataSource.query<{ count: number }[]>('SELECT COUNT(*) AS count FROM board_sets'),
    );
    expect(Number(sets[0]?.count)).toBe(4);
  });

  it('serves them as they were, gives its modes the standard rules, and goes on', async () => {
    await on(url, [first, ...later], async () => undefined);
    const desk = await new ScoreDesk(url).start();
    try {
      const names = async (mode?: string) =>
        (await desk.top(mode)).map(({ player_id, rank, score, total_games, avg_score }) =>
          [rank, player_id, score, total_games, avg_score].join(' '),
        );
      expect(await names('CLASSIC')).toEqual(['1 2 70 1 70', '2 1 60 2 55']);
      expect(await names('ü/🎲')).toEqual(['1 2 5 1 5']);
      expect(await names()).toEqual(['1 2 70 2 37.5', '2 1 60 2 55']);
      expect(await desk.scores.gameMode({ code: 'ü/🎲' })).toMatchObject({
        name: 'ü/🎲',
        sort: 'desc',
        decimals: 0,
        time_zone: 'UTC',
        reset: null,
        created_at: '1970-01-01T00:00:00.007Z',
      });
      const answer = await desk.submit({ player_id: 1, score: 80 });
      expect(answer).toMatchObject({ id: 5, rank: 1, previous_rank: 2, previous_best: 60 });
      expect(await names('CLASSIC')).toEqual(['1 1 80 3 63.33', '2 2 70 1 70']);
      const [board] = await desk.reader.query<{ id: number }>(
        'SELECT MIN(id) AS id FROM boards WHERE id > 9',
      );
      expect(board?.id).toBe(10);
      await desk.scores.changeGameMode({ code: 'CLASSIC', changes: { sort: 'asc' } });
      await desk.boards.settled({ position: 8 });
      expect(await names('CLASSIC')).toEqual(['1 1 50 3 63.33', '2 2 70 1 70']);
    } finally {
      await desk.close();
    }
  });
});

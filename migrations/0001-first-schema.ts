import { randomBytes } from 'node:crypto';
import {
  Table,
  TableIndex,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';
import { achievementRules } from './data/achievement-rules';

interface TableShape {
  name: string;
  columns: TableColumnOptions[];
  /** Rows lie in the order of the primary key, with no second tree beside it (SQLite). */
  clustered?: boolean;
  indices?: { name: string; columnNames: string[]; isUnique?: boolean }[];
}

const key = { isPrimary: true };
const id = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'bigint',
  ...more,
});
const whole = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'integer',
  ...more,
});
const real = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'double precision',
  ...more,
});
const long = (name: string, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'text',
  ...more,
});
const text = (name: string, length: number, more: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});

const tables = (postgres: boolean): TableShape[] => [
  {
    name: 'players',
    clustered: true,
    columns: [
      id('id', key),
      text('username', 50),
      text('email', 254),
      text('display_name', 100),
      id('created_at'),
      id('last_active'),
    ],
    indices: [
      { name: 'players_username', columnNames: ['username'], isUnique: true },
      { name: 'players_email', columnNames: ['email'], isUnique: true },
    ],
  },
  {
    name: 'player_words',
    clustered: true,
    columns: [text('word', 200, { ...key, ...(postgres ? { collation: 'C' } : {}) }), id('player_id', key)],
    indices: [{ name: 'player_words_player', columnNames: ['player_id'] }],
  },
  { name: 'game_modes', columns: [text('code', 64, key), id('created_at')] },
  {
    name: 'scores',
    clustered: true,
    columns: [
      id('id', key),
      id('player_id'),
      text('game_mode', 64),
      real('value'),
      long('metadata', { isNullable: true }),
      id('created_at'),
    ],
    indices: [
      { name: 'scores_by_value', columnNames: ['value', 'id'] },
      { name: 'scores_by_mode', columnNames: ['game_mode', 'value', 'id'] },
      { name: 'scores_by_player', columnNames: ['player_id', 'value', 'id'] },
      { name: 'scores_by_time', columnNames: ['created_at', 'id'] },
    ],
  },
  {
    name: 'voided_scores',
    columns: [
      id('id', key),
      id('player_id'),
      text('game_mode', 64),
      real('value'),
      long('metadata', { isNullable: true }),
      id('created_at'),
      id('voided_at'),
      text('voided_by', 255),
      text('reason', 500, { isNullable: true }),
      text('request_id', 128),
    ],
    indices: [{ name: 'voided_scores_by_time', columnNames: ['voided_at', 'id'] }],
  },
  {
    name: 'events',
    clustered: true,
    columns: [
      id('id', key),
      text('type', 32),
      id('player_id'),
      text('game_mode', 64, { isNullable: true }),
      id('score_id', { isNullable: true }),
      real('value', { isNullable: true }),
      id('occurred_at'),
    ],
    indices: [{ name: 'events_by_player', columnNames: ['player_id', 'id'] }],
  },
  { name: 'projection_checkpoints', columns: [text('name', 64, key), id('position'), whole('generation')] },
  {
    name: 'boards',
    columns: [
      id('id', key),
      whole('generation'),
      text('game_mode', 64),
      text('period', 16),
      text('period_key', 32),
    ],
    indices: [
      {
        name: 'boards_key',
        columnNames: ['generation', 'game_mode', 'period', 'period_key'],
        isUnique: true,
      },
    ],
  },
  {
    name: 'standings',
    clustered: true,
    columns: [
      id('player_id', key),
      id('board_id', key),
      real('value'),
      id('reached_event_id'),
      id('reached_at'),
      real('best'),
      id('games'),
      real('sum'),
    ],
    indices: [{ name: 'standings_by_board', columnNames: ['board_id', 'player_id'] }],
  },
  {
    name: 'achievements',
    columns: [
      whole('id', key),
      text('code', 64),
      text('name', 100),
      text('description', 500),
      text('icon', 16),
      text('tier', 16),
      whole('points'),
      text('category', 32),
      text('criteria_type', 32),
      real('criteria_value'),
      whole('criteria_window', { isNullable: true }),
    ],
    indices: [{ name: 'achievements_code', columnNames: ['code'], isUnique: true }],
  },
  {
    name: 'achievement_unlocks',
    columns: [
      id('id', key),
      whole('generation'),
      id('player_id'),
      whole('achievement_id'),
      id('event_id'),
      id('unlocked_at'),
    ],
    indices: [
      {
        name: 'achievement_unlocks_once',
        columnNames: ['generation', 'player_id', 'achievement_id'],
        isUnique: true,
      },
      { name: 'achievement_unlocks_by_time', columnNames: ['generation', 'unlocked_at', 'id'] },
    ],
  },
  {
    name: 'player_progress',
    clustered: true,
    columns: [
      whole('generation', key),
      id('player_id', key),
      id('games'),
      real('best', { isNullable: true }),
      long('recent'),
      whole('unlocks'),
      whole('points'),
      id('points_event_id'),
    ],
    indices: [
      {
        name: 'player_progress_by_points',
        columnNames: ['generation', 'points', 'points_event_id', 'player_id'],
      },
    ],
  },
  { name: 'id_sequences', columns: [text('name', 64, key), id('last')] },
  {
    name: 'stored_answers',
    columns: [
      text('scope', 16, key),
      text('key', 255, key),
      text('fingerprint', 64),
      long('answer'),
      id('created_at'),
    ],
    indices: [{ name: 'stored_answers_by_time', columnNames: ['created_at'] }],
  },
  { name: 'secrets', columns: [text('name', 32, key), text('value', 128)] },
];

export class FirstSchema1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    for (const shape of tables(postgres)) await createTable(runner, shape);
    await insert(
      runner,
      'game_modes',
      ['CLASSIC', 'ARCADE'].map((code) => ({ code, created_at: Date.now() })),
    );
    await insert(runner, 'achievements', achievementRules);
    await insert(runner, 'secrets', [
      { name: 'cursors', value: randomBytes(32).toString('hex') },
      { name: 'installation', value: randomBytes(8).toString('hex') },
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables(false).reverse()) await runner.dropTable(name);
  }
}

/** In SQL of its own: entities tell what the latest schema is, not what this one was. */
async function insert(runner: QueryRunner, table: string, rows: readonly object[]): Promise<void> {
  for (const row of rows) {
    const names = Object.keys(row);
    const values = names.map((_name, index) => `$${index + 1}`);
    await runner.query(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`,
      Object.values(row),
    );
  }
}

async function createTable(runner: QueryRunner, shape: TableShape): Promise<void> {
  const { name, columns, clustered = false, indices = [] } = shape;
  await runner.createTable(new Table({ name, columns, withoutRowid: clustered }));
  for (const index of indices) await runner.createIndex(name, new TableIndex(index));
}

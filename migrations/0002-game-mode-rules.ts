import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const unranked = { decimals: null, time_zone: 'UTC', cron: null, resets: [] };
const global = { sort: 'desc', operator: 'best', ties: 'shared', ...unranked, excluded: [] };
const standard = { ...global, decimals: 0 };

/** Modes get rules of their own; boards belong to a set that is kept under one version of them. */
export class GameModeRules1764060000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('game_modes', modeColumns());
    await runner.query(`UPDATE game_modes SET name = code`);
    // In place: TypeORM would copy these tables on SQLite, and they are the large ones.
    await runner.query('ALTER TABLE events ADD COLUMN data text');
    await runner.query('CREATE INDEX events_with_data ON events (id) WHERE data IS NOT NULL');
    await runner.query('ALTER TABLE standings ADD COLUMN sum_rest double precision NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE projection_checkpoints ADD COLUMN revision integer NOT NULL DEFAULT 0');
    await this.moveBoardsIntoSets(runner);
  }

  async down(): Promise<void> {
    throw new Error('Rules of game modes cannot be taken back: restore the database from before');
  }

  private async moveBoardsIntoSets(runner: QueryRunner): Promise<void> {
    await runner.createTable(boardSets());
    await runner.query(
      `INSERT INTO board_sets (id, generation, game_mode, state, rules, rules_event_id, position)
       SELECT ROW_NUMBER() OVER (ORDER BY generation, game_mode), generation, game_mode, 'serving',
         CASE game_mode WHEN '' THEN '${JSON.stringify(global)}' ELSE '${JSON.stringify(standard)}' END, 0, 0
       FROM (SELECT DISTINCT generation, game_mode FROM boards) AS present`,
    );
    await runner.query(`INSERT INTO id_sequences (name, last) SELECT 'board_sets', COUNT(*) FROM board_sets`);
    await runner.createTable(boards());
    await runner.query(
      `INSERT INTO boards_of_sets (id, set_id, period, period_key)
       SELECT b.id, s.id, b.period, b.period_key
       FROM boards b JOIN board_sets s ON s.generation = b.generation AND s.game_mode = b.game_mode`,
    );
    await runner.dropTable('boards');
    await runner.renameTable('boards_of_sets', 'boards');
    await runner.createIndex(
      'boards',
      new TableIndex({ name: 'boards_key', columnNames: ['set_id', 'period', 'period_key'], isUnique: true }),
    );
  }
}

function modeColumns(): TableColumn[] {
  const text = (name: string, length: number, standard: string) =>
    new TableColumn({ name, type: 'varchar', length: String(length), default: `'${standard}'` });
  const orNull = (name: string, type: string, length = '') =>
    new TableColumn({ name, type, length, isNullable: true });
  return [
    text('name', 100, ''),
    text('description', 500, ''),
    text('sort', 8, 'desc'),
    text('operator', 8, 'best'),
    text('ties', 8, 'shared'),
    new TableColumn({ name: 'decimals', type: 'integer', isNullable: true, default: '0' }),
    orNull('unit', 'varchar', '32'),
    orNull('min_score', 'double precision'),
    orNull('max_score', 'double precision'),
    new TableColumn({ name: 'in_global', type: 'integer', default: '1' }),
    text('time_zone', 64, 'UTC'),
    orNull('reset_cron', 'varchar', '128'),
    new TableColumn({ name: 'resets', type: 'text', default: "'[]'" }),
    orNull('opens_at', 'bigint'),
    orNull('closes_at', 'bigint'),
  ];
}

function boardSets(): Table {
  return new Table({
    name: 'board_sets',
    columns: [
      { name: 'id', type: 'bigint', isPrimary: true },
      { name: 'generation', type: 'integer' },
      { name: 'game_mode', type: 'varchar', length: '64' },
      { name: 'state', type: 'varchar', length: '16' },
      { name: 'rules', type: 'text' },
      { name: 'rules_event_id', type: 'bigint' },
      { name: 'position', type: 'bigint' },
    ],
    indices: [{ name: 'board_sets_by_mode', columnNames: ['generation', 'game_mode'] }],
  });
}

function boards(): Table {
  return new Table({
    name: 'boards_of_sets',
    columns: [
      { name: 'id', type: 'bigint', isPrimary: true },
      { name: 'set_id', type: 'bigint' },
      { name: 'period', type: 'varchar', length: '16' },
      { name: 'period_key', type: 'varchar', length: '32' },
    ],
  });
}

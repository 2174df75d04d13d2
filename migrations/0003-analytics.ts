import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** What charts of activity are made from. It is filled from the log when the server starts. */
export class Analytics1764070000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const tables = [gamesByQuarter(), registrationsByQuarter()];
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM projection_checkpoints WHERE name LIKE 'analytics%'`);
    await runner.dropTable('registrations_by_quarter');
    await runner.dropTable('games_by_quarter');
  }
}

function gamesByQuarter(): Table {
  return new Table({
    name: 'games_by_quarter',
    withoutRowid: true,
    columns: [
      { name: 'generation', type: 'integer', isPrimary: true },
      { name: 'game_mode', type: 'varchar', length: '64', isPrimary: true },
      { name: 'quarter', type: 'bigint', isPrimary: true },
      { name: 'games', type: 'bigint' },
    ],
  });
}

function registrationsByQuarter(): Table {
  return new Table({
    name: 'registrations_by_quarter',
    withoutRowid: true,
    columns: [
      { name: 'generation', type: 'integer', isPrimary: true },
      { name: 'quarter', type: 'bigint', isPrimary: true },
      { name: 'players', type: 'bigint' },
    ],
  });
}

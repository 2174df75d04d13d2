import { Injectable } from '@nestjs/common';
import { ProjectionRunner } from '@app/event-log';
import { Reader, type Sql, type Transaction } from '@app/platform';
import { boardName, type BoardKey, type BoardRef } from './board-key';

/** The name of the projection's checkpoint. */
export const leaderboards = 'leaderboards';

/** Which boards exist, and under which id. A board never changes its id and never goes while its generation serves. */
@Injectable()
export class BoardCatalogue {
  private readonly known = new Map<string, BoardRef>();

  constructor(
    private readonly reader: Reader,
    private readonly runner: ProjectionRunner,
  ) {}

  /** The board that serves, if it was found before. */
  recall(key: BoardKey): BoardRef | undefined {
    return this.known.get(nameOf(key, this.runner.generationOf(leaderboards)));
  }

  /** The board that serves, or null where nobody has played for it yet. */
  async find(key: BoardKey): Promise<BoardRef | null> {
    const generation = this.runner.generationOf(leaderboards);
    const name = nameOf(key, generation);
    const ref = this.known.get(name) ?? (await this.read(this.reader, key, generation));
    if (ref) this.known.set(name, ref);
    return ref;
  }

  /** The board, made in the transaction where it does not exist. */
  async findOrCreate(tx: Transaction, key: BoardKey, generation: number): Promise<BoardRef> {
    const name = nameOf(key, generation);
    const ref =
      this.known.get(name) ??
      (await this.read(tx, key, generation)) ??
      (await this.create(tx, key, generation));
    // A board that this transaction has made is not there before the commit, and its id may go to another.
    tx.onCommit(() => this.known.set(name, ref));
    return ref;
  }

  forget(): void {
    this.known.clear();
  }

  private async create(tx: Transaction, key: BoardKey, generation: number): Promise<BoardRef> {
    const [id] = await tx.nextIds('boards', 1);
    if (id === undefined) throw new Error('No id for a board');
    await tx.query(
      'INSERT INTO boards (id, generation, game_mode, period, period_key) VALUES ($1, $2, $3, $4, $5)',
      [id, generation, key.gameMode, key.period, key.periodKey],
    );
    return { ...key, id };
  }

  private async read(sql: Sql, key: BoardKey, generation: number): Promise<BoardRef | null> {
    const [row] = await sql.query<{ id: number }>(
      'SELECT id FROM boards WHERE generation = $1 AND game_mode = $2 AND period = $3 AND period_key = $4',
      [generation, key.gameMode, key.period, key.periodKey],
    );
    return row ? { ...key, id: row.id } : null;
  }
}

function nameOf(key: BoardKey, generation: number): string {
  return `${generation}${boardName(key)}`;
}

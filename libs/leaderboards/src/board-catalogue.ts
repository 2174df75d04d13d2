import { Injectable } from '@nestjs/common';
import type { PeriodName } from '@app/periods';
import { Reader, type Sql, type Transaction } from '@app/platform';
import type { BoardKey, BoardRef } from './board-key';
import type { BoardSet } from './board-set';

/** The boards of a stretch of time in which every moment lies in the same periods. */
export interface Stretch {
  from: number;
  until: number;
  refs: readonly BoardRef[];
}

interface KnownBoards {
  byKey: Map<string, BoardRef>;
  /** The latest first. */
  stretches: Stretch[];
}

/** Stretches remembered a set: now, and a few from imports. */
const keptStretches = 16;

/** Which boards exist, and under which id. A board never changes its id and never goes while its set serves. */
@Injectable()
export class BoardCatalogue {
  /** By the set as it is under its present rules: others divide time in another way. */
  private known = new WeakMap<BoardSet, KnownBoards>();
  private readonly uncommitted = new Set<number>();

  constructor(private readonly reader: Reader) {}

  /** The board, if it was found before. */
  recall({ set, period, periodKey }: BoardKey): BoardRef | undefined {
    return this.known.get(set)?.byKey.get(nameOf(period, periodKey));
  }

  /** The board, or null where nobody has played for it yet. */
  async find(key: BoardKey): Promise<BoardRef | null> {
    const known = this.recall(key);
    if (known) return known;
    const ref = await this.read(this.reader, key);
    if (ref) this.of(key.set).byKey.set(nameOf(key.period, key.periodKey), ref);
    return ref;
  }

  /** The boards of a set that a score counts on which was reached at a moment (ms since 1970), made where they do not exist. */
  async boardsAt(tx: Transaction, set: BoardSet, ms: number): Promise<Stretch> {
    const present = this.known.get(set)?.stretches.find(({ from, until }) => from <= ms && ms < until);
    if (present) return present;
    const { periods, from, until } = set.calendar.spanAt(ms);
    const refs: BoardRef[] = [];
    for (const { period, key } of periods) {
      refs.push(await this.findOrCreate(tx, { set, period, periodKey: key }));
    }
    const stretch = { from, until, refs };
    // Boards that this transaction has made are not there before the commit, and their ids may go to others.
    tx.onCommit(() => {
      const { stretches } = this.of(set);
      stretches.unshift(stretch);
      stretches.length = Math.min(stretches.length, keptStretches);
    });
    return stretch;
  }

  /** Whether a board was made in a transaction that has not come to its end. */
  isUncommitted({ id }: BoardRef): boolean {
    return this.uncommitted.has(id);
  }

  forget(): void {
    this.known = new WeakMap();
    this.uncommitted.clear();
  }

  private async findOrCreate(tx: Transaction, key: BoardKey): Promise<BoardRef> {
    const ref = this.recall(key) ?? (await this.read(tx, key)) ?? (await this.create(tx, key));
    tx.onCommit(() => this.of(key.set).byKey.set(nameOf(key.period, key.periodKey), ref));
    return ref;
  }

  private of(set: BoardSet): KnownBoards {
    const known = this.known.get(set) ?? { byKey: new Map<string, BoardRef>(), stretches: [] };
    this.known.set(set, known);
    return known;
  }

  private async create(tx: Transaction, { set, period, periodKey }: BoardKey): Promise<BoardRef> {
    const [id] = await tx.nextIds('boards', 1);
    if (id === undefined) throw new Error('No id for a board');
    await tx.query('INSERT INTO boards (id, set_id, period, period_key) VALUES ($1, $2, $3, $4)', [
      id,
      set.id,
      period,
      periodKey,
    ]);
    this.uncommitted.add(id);
    tx.onCommit(() => this.uncommitted.delete(id));
    return { set, period, periodKey, id };
  }

  private async read(sql: Sql, { set, period, periodKey }: BoardKey): Promise<BoardRef | null> {
    const [row] = await sql.query<{ id: number }>(
      'SELECT id FROM boards WHERE set_id = $1 AND period = $2 AND period_key = $3',
      [set.id, period, periodKey],
    );
    return row ? { set, period, periodKey, id: row.id } : null;
  }
}

function nameOf(period: PeriodName, periodKey: string): string {
  return `${period} ${periodKey}`;
}

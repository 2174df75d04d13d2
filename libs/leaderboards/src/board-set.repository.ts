import { Injectable } from '@nestjs/common';
import { modeRulesColumns, modeRulesFrom, type ModeRules, type ModeRulesRow } from '@app/contracts';
import { Reader, type Sql, type Transaction } from '@app/platform';
import type { BoardRules } from './board-rules';
import { BoardSet, type SetIdentity } from './board-set';

export type SetState = 'serving' | 'building' | 'retired';

interface SetRow {
  id: number;
  game_mode: string;
  rules: string;
  rules_event_id: number;
  position: number;
}

/** A set that is being filled, and how far it has come. */
export interface BuildingSet {
  set: BoardSet;
  /** The last event that is included. */
  position: number;
}

const names = 'id, game_mode, rules, rules_event_id, position';

@Injectable()
export class BoardSetRepository {
  constructor(private readonly reader: Reader) {}

  /** The sets of a generation that serve. */
  async serving(generation: number, sql: Sql = this.reader): Promise<BoardSet[]> {
    return (await this.inState(generation, 'serving', sql)).map(toSet);
  }

  /** The sets of a generation that are being filled, the longest waiting first. */
  async building(generation: number, sql: Sql = this.reader): Promise<BuildingSet[]> {
    const rows = await this.inState(generation, 'building', sql);
    return rows.map((row) => ({ set: toSet(row), position: row.position }));
  }

  /** The set of a mode that is being filled. */
  async buildingOf(tx: Transaction, generation: number, gameMode: string): Promise<BoardSet | undefined> {
    return (await this.building(generation, tx)).find(({ set }) => set.gameMode === gameMode)?.set;
  }

  /** The sets of a generation that nobody is shown any more. */
  async retired(generation: number): Promise<number[]> {
    return (await this.inState(generation, 'retired', this.reader)).map(({ id }) => id);
  }

  /** The rules of the modes there are right now, by code. */
  async modes(tx: Transaction): Promise<Map<string, ModeRules>> {
    const rows = await tx.query<ModeRulesRow & { code: string }>(
      `SELECT code, ${modeRulesColumns} FROM game_modes`,
    );
    return new Map(rows.map((row) => [row.code, modeRulesFrom(row)]));
  }

  async insert(
    tx: Transaction,
    { generation, state }: { generation: number; state: SetState },
    set: Omit<SetIdentity, 'id'> & { rules: BoardRules },
  ): Promise<BoardSet> {
    const { gameMode, rules, rulesEventId } = set;
    const [id] = await tx.nextIds('board_sets', 1);
    if (id === undefined) throw new Error('No id for a set of boards');
    await tx.query(
      `INSERT INTO board_sets (id, generation, game_mode, state, rules, rules_event_id, position)
       VALUES ($1, $2, $3, $4, $5, $6, 0)`,
      [id, generation, gameMode, state, JSON.stringify(rules), rulesEventId],
    );
    return new BoardSet({ id, gameMode, rulesEventId }, rules);
  }

  async saveRules(tx: Transaction, { id, rules, rulesEventId }: BoardSet): Promise<void> {
    await tx.query('UPDATE board_sets SET rules = $1, rules_event_id = $2 WHERE id = $3', [
      JSON.stringify(rules),
      rulesEventId,
      id,
    ]);
  }

  async saveState(tx: Transaction, setId: number, state: SetState): Promise<void> {
    await tx.query('UPDATE board_sets SET state = $1 WHERE id = $2', [state, setId]);
  }

  async savePosition(tx: Transaction, setId: number, position: number): Promise<void> {
    await tx.query('UPDATE board_sets SET position = $1 WHERE id = $2', [position, setId]);
  }

  /** Whether anybody has ever played for a set. */
  async hasBoards(tx: Transaction, setId: number): Promise<boolean> {
    return (await tx.query('SELECT id FROM boards WHERE set_id = $1 LIMIT 1', [setId])).length > 0;
  }

  /** Deletes a set and its boards, whose standings are gone already. */
  async discard(tx: Transaction, setId: number): Promise<void> {
    await tx.query('DELETE FROM boards WHERE set_id = $1', [setId]);
    await tx.query('DELETE FROM board_sets WHERE id = $1', [setId]);
  }

  /** All sets of a generation. */
  async idsOf(tx: Transaction, generation: number): Promise<number[]> {
    const rows = await tx.query<{ id: number }>('SELECT id FROM board_sets WHERE generation = $1', [
      generation,
    ]);
    return rows.map(({ id }) => id);
  }

  private inState(generation: number, state: SetState, sql: Sql): Promise<SetRow[]> {
    return sql.query<SetRow>(
      `SELECT ${names} FROM board_sets WHERE generation = $1 AND state = $2 ORDER BY rules_event_id, id`,
      [generation, state],
    );
  }
}

function toSet({ id, game_mode, rules, rules_event_id }: SetRow): BoardSet {
  const identity = { id, gameMode: game_mode, rulesEventId: rules_event_id };
  return new BoardSet(identity, JSON.parse(rules) as BoardRules);
}

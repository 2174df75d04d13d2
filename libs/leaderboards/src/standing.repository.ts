import { Injectable } from '@nestjs/common';
import type { Sort } from '@app/contracts';
import {
  encodeIds,
  encodeRows,
  idList,
  jsonRows,
  Reader,
  type Dialect,
  type Sql,
  type Transaction,
} from '@app/platform';
import type { BoardRef } from './board-key';
import { plusSql } from './exact-sum';
import { SharedReads } from './shared-reads';
import type { PlacedStanding, Standing } from './standing';

/** What the ranking index holds of a standing. */
export interface RankedStanding {
  player_id: number;
  value: number;
  reached_event_id: number;
}

/** What a row on a page shows of a standing beside its rank. */
export interface StandingDetails {
  player_id: number;
  value: number;
  reached_at: number;
  best: number;
  games: number;
  sum: number;
  sum_rest: number;
}

/** Player and board. */
type StandingKey = readonly [number, number];

type Details = Map<number, Map<number, StandingDetails>>;

/** All that a player has on the boards of a list. */
interface PlayerStandings {
  playerId: number;
  refs: readonly BoardRef[];
  changes: readonly PlacedStanding[];
}

interface StandingRow {
  board_id: number;
  player_id: number;
  value: number;
  reached_event_id: number;
  reached_at: number;
  best: number;
  games: number;
  sum: number;
  sum_rest: number;
}

/** Of a group of rows: boards on which a player stands alike. */
const columns = {
  board_ids: 'text',
  player_id: 'integer',
  value: 'real',
  reached_event_id: 'integer',
  reached_at: 'integer',
  best: 'real',
  games: 'integer',
  sum: 'real',
  sum_rest: 'real',
} as const;

const [, ...valueNames] = Object.keys(columns);
const names = `board_id, ${valueNames.join(', ')}`;
const alikeValues = valueNames.map((name) => `alike.${name}`).join(', ');

/** One row a board of a group. */
const ofGroups: Record<Dialect, { board: string; boards: string }> = {
  sqlite: { board: 'board.value', boards: 'json_each(alike.board_ids) AS board' },
  postgres: {
    board: 'board.value::bigint',
    boards: 'jsonb_array_elements_text(alike.board_ids::jsonb) AS board(value)',
  },
};

/** What becomes of a standing that is there already: merged with a better or a lower best, or replaced. */
type Merge = Sort | 'replace';

const merges: Record<Merge, string> = {
  desc: mergeBest('>'),
  asc: mergeBest('<'),
  replace: Object.keys(columns)
    .slice(2)
    .map((column) => `${column} = excluded.${column}`)
    .join(', '),
};

/** The better value stays; among equal ones the present. Games and sums add up. */
function mergeBest(better: '>' | '<'): string {
  const { sum, sum_rest } = plusSql('standings', 'excluded');
  const ifBetter = (column: string) =>
    `${column} = CASE WHEN excluded.value ${better} standings.value THEN excluded.${column} ELSE standings.${column} END`;
  return [
    ...['value', 'reached_event_id', 'reached_at', 'best'].map(ifBetter),
    'games = standings.games + excluded.games',
    `sum = ${sum}`,
    `sum_rest = ${sum_rest}`,
  ].join(', ');
}

@Injectable()
export class StandingRepository {
  private readonly shared = new SharedReads((keys: readonly StandingKey[]) => readDetails(this.reader, keys));

  constructor(private readonly reader: Reader) {}

  /**
   * Brings what scores were folded to into the standings: merged with what is there on boards of operator `best`, in its
   * place on others. One statement for all boards that are alike.
   */
  async apply(tx: Transaction, changes: readonly PlacedStanding[]): Promise<void> {
    const alike = new Map<Merge, PlacedStanding[]>();
    for (const change of changes) {
      const { isTracked, rules } = change.ref.set;
      const merge = isTracked ? 'replace' : rules.sort;
      const others = alike.get(merge);
      if (others) others.push(change);
      else alike.set(merge, [change]);
    }
    const { board, boards } = ofGroups[tx.dialect];
    for (const [merge, standings] of alike) {
      await tx.query(
        `WITH alike AS MATERIALIZED (SELECT * FROM ${jsonRows(tx.dialect, '$1', columns)})
         INSERT INTO standings (${names})
         SELECT ${board}, ${alikeValues} FROM alike, ${boards} WHERE true
         ON CONFLICT (board_id, player_id) DO UPDATE SET ${merges[merge]}`,
        [encodeRows(tx.dialect, groupsOf(standings))],
      );
    }
  }

  /** What players have on boards whose standings depend on all scores. */
  async present(
    tx: Transaction,
    refs: ReadonlyMap<number, BoardRef>,
    playerIds: Iterable<number>,
  ): Promise<PlacedStanding[]> {
    const rows = await tx.query<StandingRow>(
      `SELECT ${names} FROM standings WHERE player_id IN ${idList(tx.dialect, '$1')}
       AND board_id IN ${idList(tx.dialect, '$2')}`,
      [encodeIds(playerIds), encodeIds(refs.keys())],
    );
    return rows.flatMap((row) => {
      const ref = refs.get(row.board_id);
      return ref ? [{ ref, playerId: row.player_id, standing: toStanding(row) }] : [];
    });
  }

  /** What a player has on some boards, in place of what was there; none where `changes` has none for a board. */
  async replace(tx: Transaction, { playerId, refs, changes }: PlayerStandings): Promise<void> {
    const boardIds = encodeIds(refs.map(({ id }) => id));
    await tx.query(`DELETE FROM standings WHERE player_id = $1 AND board_id IN ${idList(tx.dialect, '$2')}`, [
      playerId,
      boardIds,
    ]);
    await this.apply(tx, changes);
  }

  /** Takes players off all boards of some sets. */
  async removePlayers(
    tx: Transaction,
    playerIds: readonly number[],
    setIds: readonly number[],
  ): Promise<void> {
    await tx.query(
      `DELETE FROM standings WHERE player_id IN ${idList(tx.dialect, '$1')}
       AND board_id IN (SELECT id FROM boards WHERE set_id IN ${idList(tx.dialect, '$2')})`,
      [encodeIds(playerIds), encodeIds(setIds)],
    );
  }

  /** Deletes up to `limit` standings on boards of a set; returns how many. */
  async discard(tx: Transaction, setId: number, limit: number): Promise<number> {
    const gone = await tx.query<{ player_id: number }>(
      `DELETE FROM standings WHERE (player_id, board_id) IN (
         SELECT player_id, board_id FROM standings
         WHERE board_id IN (SELECT id FROM boards WHERE set_id = $1) LIMIT $2)
       RETURNING player_id`,
      [setId, limit],
    );
    return gone.length;
  }

  /** The standings of some players; those without one are missing. */
  async of(boardId: number, playerIds: Iterable<number>): Promise<RankedStanding[]> {
    return this.reader.query<RankedStanding>(
      `SELECT player_id, value, reached_event_id FROM standings
       WHERE board_id = $1 AND player_id IN ${idList(this.reader.dialect, '$2')}`,
      [boardId, encodeIds(playerIds)],
    );
  }

  /** The players of a board who are on another board too and, where `reachedSince` (ms since 1970) is given, reached their standing then or later. */
  async onBoth(boardId: number, otherBoardId: number, reachedSince: number | null): Promise<number[]> {
    const rows = await this.reader.query<{ player_id: number }>(
      `SELECT own.player_id FROM standings other
       JOIN standings own ON own.player_id = other.player_id AND own.board_id = $1
       WHERE other.board_id = $2 AND own.reached_at >= $3`,
      [boardId, otherBoardId, reachedSince ?? Number.MIN_SAFE_INTEGER],
    );
    return rows.map(({ player_id }) => player_id);
  }

  /** What pages show of some players' standings on a board, by player id; in a transaction as it sees them. */
  async detailsOf(
    boardId: number,
    playerIds: readonly number[],
    tx?: Transaction,
  ): Promise<ReadonlyMap<number, StandingDetails>> {
    if (playerIds.length === 0) return new Map();
    const keys = playerIds.map((playerId) => [playerId, boardId] as const);
    const found = await (tx ? readDetails(tx, keys) : this.shared.of(keys));
    return found.get(boardId) ?? new Map<number, StandingDetails>();
  }
}

/** By board, then player. O(keys · log n). */
async function readDetails(sql: Sql, keys: readonly StandingKey[]): Promise<Details> {
  const given = jsonRows(sql.dialect, '$1', { player: 'integer', board: 'integer' });
  const rows = await sql.query<StandingDetails & { board_id: number }>(
    `SELECT board_id, player_id, value, reached_at, best, games, sum, sum_rest
     FROM ${given} JOIN standings ON player_id = player AND board_id = board`,
    [encodeRows(sql.dialect, keys)],
  );
  const found: Details = new Map();
  for (const row of rows) {
    const byPlayer = found.get(row.board_id) ?? new Map<number, StandingDetails>();
    found.set(row.board_id, byPlayer.set(row.player_id, row));
  }
  return found;
}

/** A row a player and standing, for all boards that share it: eight boards mostly, which are parsed once then. */
function groupsOf(changes: readonly PlacedStanding[]): (string | number)[][] {
  const groups = new Map<Standing, { playerId: number; boardIds: number[] }>();
  for (const { ref, playerId, standing } of changes) {
    const group = groups.get(standing);
    if (group) group.boardIds.push(ref.id);
    else groups.set(standing, { playerId, boardIds: [ref.id] });
  }
  return [...groups].map(([standing, { playerId, boardIds }]) => {
    const { value, reachedEventId, reachedAt, best, games, total } = standing;
    const reached = [reachedEventId, reachedAt];
    return [JSON.stringify(boardIds), playerId, value, ...reached, best, games, total.sum, total.rest];
  });
}

function toStanding(row: StandingRow): Standing {
  const { value, reached_event_id, reached_at, best, games, sum, sum_rest } = row;
  return {
    value,
    reachedEventId: reached_event_id,
    reachedAt: reached_at,
    best,
    games,
    total: { sum, rest: sum_rest },
  };
}

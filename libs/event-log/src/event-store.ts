import type { Decision, LogEvent, ModeRules, NewEvent } from '@app/contracts';
import { encodeIds, encodeRows, idList, jsonRows, type Sql, type Transaction } from '@app/platform';

interface EventRow {
  id: number;
  type: LogEvent['type'];
  player_id: number;
  game_mode: string | null;
  score_id: number | null;
  value: number | null;
  occurred_at: number;
  data: string | null;
}

const columns = {
  id: 'integer',
  type: 'text',
  player_id: 'integer',
  game_mode: 'text',
  score_id: 'integer',
  value: 'real',
  occurred_at: 'integer',
  data: 'text',
} as const;

const names = Object.keys(columns).join(', ');

/**
 * Writes events behind `end`, the id of the last one, in the order given, in one statement. Writers take turns
 * and events are never deleted, so the next ids are free.
 */
export async function insertEvents(
  tx: Transaction,
  events: readonly NewEvent[],
  end: number,
): Promise<LogEvent[]> {
  const stored = events.map((event, index) => ({ ...event, id: end + 1 + index }));
  await tx.query(
    `INSERT INTO events (${names}) SELECT ${names} FROM ${jsonRows(tx.dialect, '$1', columns)}`,
    [encodeRows(tx.dialect, stored.map(toRow))],
  );
  return stored;
}

/** Up to `limit` events after `position`, in the order of the log. O(log n + limit). */
export async function readEvents(sql: Sql, position: number, limit: number): Promise<LogEvent[]> {
  const rows = await sql.query<EventRow>(`SELECT ${names} FROM events WHERE id > $1 ORDER BY id LIMIT $2`, [
    position,
    limit,
  ]);
  return rows.map(fromRow);
}

/** Decisions that stand in the log, newest first, before the event `before`. O(log n + limit). */
export async function readDecisions(sql: Sql, before: number, limit: number): Promise<LogEvent[]> {
  const rows = await sql.query<EventRow>(
    `SELECT ${names} FROM events WHERE data IS NOT NULL AND id < $1 ORDER BY id DESC LIMIT $2`,
    [before, limit],
  );
  return rows.map(fromRow);
}

/** Some players' scores and voids up to the event at `position`, in the order of the log. O(events of the players). */
export async function readScoreEvents(
  sql: Sql,
  playerIds: readonly number[],
  position: number,
): Promise<LogEvent[]> {
  const rows = await sql.query<EventRow>(
    `SELECT ${names} FROM events WHERE player_id IN ${idList(sql.dialect, '$1')} AND id <= $2
     AND type IN ('score_submitted', 'score_voided') ORDER BY id`,
    [encodeIds(playerIds), position],
  );
  return rows.map(fromRow);
}

/** When a player registered, in ms since 1970; null for one that the log does not know. O(log n). */
export async function registrationOf(sql: Sql, playerId: number): Promise<number | null> {
  const [first] = await sql.query<EventRow>(
    `SELECT ${names} FROM events WHERE player_id = $1 ORDER BY id LIMIT 1`,
    [playerId],
  );
  return first?.type === 'player_registered' ? first.occurred_at : null;
}

/** The id of the last event; 0 where there is none. O(log n). */
export async function lastPosition(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ id: number }>('SELECT id FROM events ORDER BY id DESC LIMIT 1');
  return row?.id ?? 0;
}

/** What the table has for an event of no player. */
const nobody = 0;

/** What the column of an event holds beside the others. */
interface EventData {
  rules?: ModeRules;
  decision?: Decision;
}

function toRow(event: LogEvent): (string | number | null)[] {
  const { id, type, occurred_at } = event;
  switch (event.type) {
    case 'score_submitted':
      return [id, type, event.player_id, event.game_mode, event.score_id, event.value, occurred_at, null];
    case 'score_voided': {
      const { player_id, game_mode, score_id, value, decision } = event;
      return [id, type, player_id, game_mode, score_id, value, occurred_at, dataText({ decision })];
    }
    case 'game_mode_changed': {
      const { game_mode, rules, decision } = event;
      return [id, type, nobody, game_mode, null, null, occurred_at, dataText({ rules, decision })];
    }
    case 'game_mode_removed':
      return [id, type, nobody, event.game_mode, null, null, occurred_at, dataText(event)];
    case 'player_removed':
      return [id, type, event.player_id, null, null, null, occurred_at, dataText(event)];
    case 'player_registered':
    case 'player_renamed':
      return [id, type, event.player_id, null, null, null, occurred_at, null];
  }
}

function dataText({ rules, decision }: EventData): string | null {
  return rules || decision ? JSON.stringify({ rules, decision }) : null;
}

/** Errors: an Error where the row lacks what an event of its type has. */
function fromRow(row: EventRow): LogEvent {
  const { id, type, player_id, occurred_at, game_mode, score_id, value } = row;
  const lacking = () => new Error(`Event ${id} of the log is not whole`);
  const { rules, ...decided } = (row.data === null ? {} : JSON.parse(row.data)) as EventData;
  switch (type) {
    case 'score_submitted':
    case 'score_voided':
      if (game_mode === null || score_id === null || value === null) throw lacking();
      return { id, type, player_id, occurred_at, game_mode, score_id, value, ...decided };
    case 'game_mode_changed':
      if (game_mode === null || !rules) throw lacking();
      return { id, type, occurred_at, game_mode, rules, ...decided };
    case 'game_mode_removed':
      if (game_mode === null) throw lacking();
      return { id, type, occurred_at, game_mode, ...decided };
    case 'player_registered':
    case 'player_renamed':
    case 'player_removed':
      return { id, type, player_id, occurred_at, ...decided };
  }
}

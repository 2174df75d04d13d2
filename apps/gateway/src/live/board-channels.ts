import type { BoardState, BoardWindow, LeaderboardsApi } from '@app/contracts';
import type { Asked, ChannelKind, Reading, Readings } from './channel-kind';

type Row = BoardState['rows'][number];

/** A window of 100 rows of a board. Of rows that changed, clients get the fields that did. */
export class BoardChannels implements ChannelKind<BoardWindow, BoardState> {
  readonly batch = 50;

  constructor(private readonly leaderboards: LeaderboardsApi) {}

  async read(asked: readonly Asked<BoardWindow, BoardState>[]): Promise<Readings<BoardState>> {
    const boards = asked.map(({ target, known }) => ({ ...target, version: known?.version }));
    const states = await this.leaderboards.changed({ boards });
    return { readings: states.map((state) => state && readingOf(state)), complete: true };
  }

  snapshot({ period, key, total, rows }: BoardState): object {
    return { period, key, total, rows };
  }

  /** Another period begins with a snapshot; so does a day before which nobody stood there: fields cannot be taken back. */
  change(before: BoardState, after: BoardState): object | null {
    if (before.period !== after.period || before.key !== after.key) return null;
    if (tellsMovement(before) && !tellsMovement(after)) return null;
    const known = new Map(before.rows.map((row) => [row.player_id, row]));
    const rows = after.rows.flatMap((row) => {
      const earlier = known.get(row.player_id);
      known.delete(row.player_id);
      return earlier ? changedFields(earlier, row) : [row];
    });
    return { total: after.total, rows, gone: [...known.keys()] };
  }
}

function tellsMovement({ rows }: BoardState): boolean {
  return rows.some(({ previous_rank }) => previous_rank !== undefined);
}

function readingOf(state: BoardState): Reading<BoardState> {
  if (state.period !== null) return { state, position: state.position };
  const detail = 'This board has no seasons, because its game mode has no reset.';
  return { refusal: { code: 'no_such_period', detail } };
}

/** The player's id and what is new; nothing where nothing is. */
function changedFields(before: Row, after: Row): Partial<Row>[] {
  const changed = Object.entries(after).filter(([field, value]) => before[field as keyof Row] !== value);
  return changed.length === 0 ? [] : [{ player_id: after.player_id, ...Object.fromEntries(changed) }];
}

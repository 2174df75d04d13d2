import { type BoardRow } from './api';
import { type LiveMessage } from './live-socket';
import { type PeriodName } from './periods';

type LiveRow = BoardRow & { position: number };

/** A hundred rows of a board, as their channel tells them. */
export interface LiveRows {
  rows: BoardRow[];
  total: number;
  /** Which day, week, month or season. */
  key: string;
}

interface BoardMessage extends LiveMessage {
  rows?: (Partial<LiveRow> & Pick<LiveRow, 'player_id'>)[];
  gone?: number[];
  total?: number;
  key?: string;
}

/**
 * The channel of a hundred rows of a board in its running period, after `skip` others; without a period it is the one the mode
 * starts with.
 */
export function boardChannel(mode: string, period: PeriodName | undefined, skip = 0): string {
  const part = skip > 0 ? [period ?? '', skip] : period ? [period] : [];
  return ['leaderboard', encodeURIComponent(mode), ...part].join(':');
}

/** Puts the rows of a channel together from a snapshot and the changes after it. */
export class LiveBoard {
  private readonly byPlayer = new Map<number, LiveRow>();
  private total = 0;
  private key = '';

  take({ type, rows = [], gone = [], total, key }: BoardMessage): LiveRows {
    if (type === 'snapshot') this.byPlayer.clear();
    for (const id of gone) this.byPlayer.delete(id);
    for (const row of rows) {
      this.byPlayer.set(row.player_id, { ...this.byPlayer.get(row.player_id), ...row } as LiveRow);
    }
    this.total = total ?? this.total;
    this.key = key ?? this.key;
    const sorted = [...this.byPlayer.values()].sort((one, other) => one.position - other.position);
    return { rows: sorted, total: this.total, key: this.key };
  }
}

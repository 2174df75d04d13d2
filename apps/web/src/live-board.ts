import { type BoardRow } from './api';
import { type LiveMessage } from './live-socket';
import { type PeriodName } from './periods';

type LiveRow = BoardRow & { position: number };

/** The first rows of a board, as its channel tells them. */
export interface TopRows {
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

/** The channel of a board in its running period; without a period it is the one the mode starts with. */
export function boardChannel(mode: string, period: PeriodName | undefined): string {
  return ['leaderboard', encodeURIComponent(mode), ...(period ? [period] : [])].join(':');
}

/** Puts a board together from a snapshot and the changes after it. */
export class LiveBoard {
  private readonly byPlayer = new Map<number, LiveRow>();
  private total = 0;
  private key = '';

  take({ type, rows = [], gone = [], total, key }: BoardMessage): TopRows {
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

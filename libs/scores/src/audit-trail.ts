import { Injectable } from '@nestjs/common';
import type { AuditEntry, ListAuditInput, LogEvent, Page } from '@app/contracts';
import { readDecisions } from '@app/event-log';
import { Cursors, isoTime, Reader } from '@app/platform';

/** What the cursors of the list are made for. */
const kind = JSON.stringify(['audit']);

/** Who decided what about players, scores and game modes: as the log has it, newest first. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly reader: Reader,
    private readonly cursors: Cursors,
  ) {}

  /** Errors: `invalid_cursor`. O(log n + skip + limit). */
  async page({ limit = 100, skip = 0, cursor }: ListAuditInput): Promise<Page<AuditEntry>> {
    const [before] = cursor === undefined ? [] : await this.cursors.decode(kind, cursor);
    const passed = before === undefined ? skip : 0;
    const from = before === undefined ? Number.MAX_SAFE_INTEGER : Number(before);
    const events = (await readDecisions(this.reader, from, passed + limit + 1)).slice(passed);
    const items = events.slice(0, limit).flatMap(toEntry);
    const last = events[limit - 1];
    const next = events.length > limit && last ? await this.cursors.encode(kind, [last.id]) : null;
    return { items, next };
  }
}

function toEntry(event: LogEvent): AuditEntry[] {
  switch (event.type) {
    case 'score_voided':
    case 'player_removed':
    case 'game_mode_changed':
    case 'game_mode_removed': {
      const { id, type: action, occurred_at, decision } = event;
      return [
        {
          id,
          at: isoTime(occurred_at),
          action,
          player_id: 'player_id' in event ? event.player_id : null,
          game_mode: 'game_mode' in event ? event.game_mode : null,
          score_id: 'score_id' in event ? event.score_id : null,
          by: decision?.by ?? 'unknown',
          reason: decision?.reason ?? null,
          request_id: decision?.request_id ?? 'unknown',
        },
      ];
    }
    case 'score_submitted':
    case 'player_registered':
    case 'player_renamed':
      return [];
  }
}

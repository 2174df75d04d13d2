import { Injectable } from '@nestjs/common';
import type { LogEvent } from '@app/contracts';
import { Projection } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { PlayerRepository } from './player.repository';

/** Moves `last_active` of players forward to their latest score. */
@Injectable()
export class PlayerActivityProjection extends Projection {
  override readonly name = 'player_activity';
  override readonly follows = true;

  constructor(private readonly players: PlayerRepository) {
    super();
  }

  override async apply(events: readonly LogEvent[], tx: Transaction): Promise<void> {
    const latest = new Map<number, number>();
    for (const event of events) {
      if (event.type !== 'score_submitted') continue;
      const { player_id, occurred_at } = event;
      latest.set(player_id, Math.max(occurred_at, latest.get(player_id) ?? 0));
    }
    await this.players.seenAt(tx, latest);
  }

  override async discard(): Promise<void> {
    // It has no rows of its own: a moment that is moved forward again stays where it is.
  }

  override forget(): void {
    // It keeps nothing in memory.
  }
}

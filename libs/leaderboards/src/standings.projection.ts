import { Injectable } from '@nestjs/common';
import type {
  GameModeChanged,
  GameModeRemoved,
  LogEvent,
  PlayerRemoved,
  ScoreSubmitted,
  ScoreVoided,
} from '@app/contracts';
import { Projection, type AfterCommit, type Checkpoint } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { leaderboards, type OpenSets } from './board-sets';
import { LiveBoards } from './live-boards';
import { RuleChanges } from './rule-changes';
import { SetBuilder } from './set-builder';
import { StandingWriter, type Move } from './standing-writer';

/** Events that move standings, and the change of rules that comes behind them. */
interface Part {
  moving: (ScoreSubmitted | ScoreVoided)[];
  change: GameModeChanged | GameModeRemoved | null;
}

/** Who stands where, on every board and in every period. */
@Injectable()
export class StandingsProjection extends Projection {
  override readonly name = leaderboards;

  constructor(
    private readonly rules: RuleChanges,
    private readonly writer: StandingWriter,
    private readonly live: LiveBoards,
    private readonly builder: SetBuilder,
  ) {
    super();
  }

  override async apply(
    events: readonly LogEvent[],
    tx: Transaction,
    generation: number,
  ): Promise<AfterCommit> {
    const open = await this.rules.open(tx, generation);
    const removals = events.filter((event) => event.type === 'player_removed');
    const moves: Move[] = [];
    for (const { moving, change } of cutAtChanges(events, removals)) {
      moves.push(...(await this.write(tx, moving, open)));
      if (change) await this.rules.apply(tx, change, open);
    }
    const removed = removals.map(({ player_id, id }) => ({ playerId: player_id, eventId: id }));
    if (removed.length > 0) await this.writer.removePlayers(tx, removals, open.ids);
    return () => {
      this.live.moved({ moves, placed: true, removed, setIds: new Set(removed.length > 0 ? open.ids : []) });
      this.live.advanced(events);
    };
  }

  /** Sets that changed rules have begun in a generation that is not shown yet are filled before it is. */
  override async complete(at: Checkpoint, tx: Transaction): Promise<boolean> {
    return this.builder.fillSome(tx, at);
  }

  override async discard(generation: number, tx: Transaction): Promise<void> {
    await this.writer.discard(tx, generation);
    this.rules.forget();
  }

  override forget(position: number): void {
    this.rules.forget();
    this.live.forget(position);
    this.rules.onWork();
  }

  private write(
    tx: Transaction,
    moving: readonly (ScoreSubmitted | ScoreVoided)[],
    open: OpenSets,
  ): Promise<Move[]> {
    return this.writer.write(tx, moving, {
      setsOf: (gameMode) => open.holding(tx, gameMode),
      before: (routed, isNew) => this.live.prepare(tx, routed, isNew),
    });
  }
}

/** What moves standings of players who stay, cut behind every change of rules. */
function cutAtChanges(events: readonly LogEvent[], removals: readonly PlayerRemoved[]): Part[] {
  const gone = new Set(removals.map(({ player_id }) => player_id));
  const parts: Part[] = [];
  let moving: Part['moving'] = [];
  for (const event of events) {
    if (event.type === 'score_submitted' || event.type === 'score_voided') {
      if (!gone.has(event.player_id)) moving.push(event);
    } else if (event.type === 'game_mode_changed' || event.type === 'game_mode_removed') {
      parts.push({ moving, change: event });
      moving = [];
    }
  }
  return [...parts, { moving, change: null }];
}

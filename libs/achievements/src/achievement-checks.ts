import { Injectable } from '@nestjs/common';
import type { AchievementCheck } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { Reader, Writer } from '@app/platform';
import { LateAwards, type Standing } from './late-awards';
import { achievements } from './serving';
import { unlocked } from './unlocked';

/** Looks again at one player. */
@Injectable()
export class AchievementChecks {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly reader: Reader,
    private readonly writer: Writer,
    private readonly late: LateAwards,
  ) {}

  /** Writes only where something is due. Errors: `player_not_found`, `deadline_exceeded`. */
  async check(playerId: number): Promise<AchievementCheck> {
    await this.caughtUpWithLog();
    const seen = await this.late.look(this.reader, playerId);
    if (seen.due.length === 0) return report(seen, 0);
    return this.writer.transaction(async (tx) => {
      const standing = await this.late.look(tx, playerId);
      return report(standing, await this.late.grant(tx, standing));
    });
  }

  /** So that a check right after a score counts that score, also where another process took it in. */
  private async caughtUpWithLog(): Promise<void> {
    const behind = (await this.runner.lag()).get(achievements) ?? 0;
    await this.runner.caughtUp([achievements], this.runner.positionOf(achievements) + behind);
  }
}

function report({ displayName, state, due }: Standing, unlockedAtMs: number): AchievementCheck {
  return {
    message: `Checked achievements for ${displayName}: ${due.length} new`,
    new_achievements: due.map((rule) => unlocked(rule, unlockedAtMs)),
    total_achievements: state.held.size + due.length,
  };
}

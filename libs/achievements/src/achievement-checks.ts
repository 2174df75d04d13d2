import { Injectable } from '@nestjs/common';
import type { AchievementCheck, Answered } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { answerOnce, Reader, Writer, type Transaction } from '@app/platform';
import { LateAwards, type Standing } from './late-awards';
import { achievements } from './serving';
import { unlocked } from './unlocked';

/** What the idempotency keys of checks are stored under. */
const scope = 'check';

/** Looks again at one player. */
@Injectable()
export class AchievementChecks {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly reader: Reader,
    private readonly writer: Writer,
    private readonly late: LateAwards,
  ) {}

  /**
   * Without a key it writes only where something is due. Errors: `player_not_found`, `idempotency_key_reused`,
   * `deadline_exceeded`.
   */
  async check(playerId: number, key: string | undefined): Promise<Answered<AchievementCheck>> {
    await this.caughtUpWithLog();
    if (key === undefined) {
      const seen = await this.late.look(this.reader, playerId);
      if (seen.due.length === 0) return { body: report(seen, 0), replayed: false };
    }
    const request = { scope, key, content: { id: playerId } };
    return this.writer.transaction((tx) => answerOnce(tx, request, () => this.award(tx, playerId)));
  }

  private async award(tx: Transaction, playerId: number): Promise<AchievementCheck> {
    const standing = await this.late.look(tx, playerId);
    return report(standing, await this.late.grant(tx, standing));
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

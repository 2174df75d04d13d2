import { Injectable, Logger } from '@nestjs/common';
import {
  AchievementsApi,
  LeaderboardsApi,
  type Placement,
  type SubmittedScore,
  type UnlockedAchievement,
} from '@app/contracts';
import { currentCall, runInCall } from '@app/platform';
import { bareAnswer, type Outcome } from './submission';

/** How long an answer waits for boards and achievements, which are there at once when all is well, in ms. */
const patienceMs = 1_000;

/** Completes the answers of a committed batch with what boards and achievements say of it. */
@Injectable()
export class ScoreAnswers {
  private readonly logger = new Logger('ScoreAnswers');

  constructor(
    private readonly leaderboards: LeaderboardsApi,
    private readonly achievements: AchievementsApi,
  ) {}

  /** One answer a stored score, in the order of its event. Never rejects: what is missing is named in `pending`. */
  async complete(outcomes: readonly Outcome[], eventIds: number[]): Promise<SubmittedScore[]> {
    const scores = outcomes.flatMap((outcome) => (outcome.kind === 'stored' ? [outcome.score] : []));
    if (scores.length === 0) return [];
    const input = { event_ids: eventIds };
    const [placements, unlocks] = await this.inTime(() =>
      Promise.all([
        this.orNothing(this.leaderboards.placements(input)),
        this.orNothing(this.achievements.unlocksOf(input)),
      ]),
    );
    return scores.map((score, index) =>
      merge(bareAnswer(score), placements?.[index] ?? null, unlocks?.[index] ?? null),
    );
  }

  private inTime<Result>(work: () => Promise<Result>): Promise<Result> {
    const call = currentCall() ?? { requestId: 'batch', caller: 'scores', deadline: 0 };
    return runInCall({ ...call, deadline: Date.now() + patienceMs }, work);
  }

  private async orNothing<Result>(part: Promise<Result>): Promise<Result | null> {
    try {
      return await part;
    } catch (error) {
      this.logger.debug(error);
      return null;
    }
  }
}

function merge(
  bare: SubmittedScore,
  placement: Placement | null,
  unlocks: UnlockedAchievement[] | null,
): SubmittedScore {
  const answer = { ...bare, ...placement, new_achievements: unlocks };
  answer.pending = [...(placement ? [] : ['leaderboards']), ...(unlocks ? [] : ['achievements'])];
  if (answer.pending.length === 0) delete answer.pending;
  return answer;
}

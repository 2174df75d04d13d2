import { Injectable, Logger } from '@nestjs/common';
import { LeaderboardsApi, type Decision } from '@app/contracts';
import { decision, EventLog, LogPeers, type Append } from '@app/event-log';
import type { Transaction } from '@app/platform';

/** Where changes of modes go: each with its event, which says who made it, in one transaction. */
@Injectable()
export class GameModeLog {
  private readonly logger = new Logger('GameModeLog');

  constructor(
    private readonly log: EventLog,
    private readonly peers: LogPeers,
    private readonly leaderboards: LeaderboardsApi,
  ) {}

  /**
   * Resolves when other processes include the change too, and boards are ranked by it unless that takes long: whoever
   * made it sees it wherever they look next.
   */
  async append<Result>(
    work: (tx: Transaction) => Promise<Append<Result>>,
    decided: Decision = decision({}),
  ): Promise<Result> {
    const { result, events } = await this.log.append(async (tx) => {
      const append = await work(tx);
      return { ...append, events: append.events.map((event) => ({ ...event, decision: decided })) };
    });
    const last = events.at(-1);
    if (last) {
      await this.peers.caughtUp(last.id);
      await this.settled(last.id);
    }
    return result;
  }

  private async settled(position: number): Promise<void> {
    try {
      await this.leaderboards.settled({ position });
    } catch (error) {
      this.logger.debug(error);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { EventLog, LogPeers, type Append } from '@app/event-log';
import type { Transaction } from '@app/platform';

/** Where changes of modes go: each with its event in one transaction. */
@Injectable()
export class GameModeLog {
  constructor(
    private readonly log: EventLog,
    private readonly peers: LogPeers,
  ) {}

  /** Resolves when other processes include the change too, so that whoever made it sees it wherever they look next. */
  async append<Result>(work: (tx: Transaction) => Promise<Append<Result>>): Promise<Result> {
    const { result, events } = await this.log.append(work);
    const last = events.at(-1);
    if (last) await this.peers.caughtUp(last.id);
    return result;
  }
}

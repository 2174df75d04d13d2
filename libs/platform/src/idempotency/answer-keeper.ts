import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Writer } from '../database/writer';
import { deleteAnswers } from './stored-answers';

const hourMs = 3_600_000;
/** Twice what the API promises. */
const keptMs = 48 * hourMs;
/** Answers deleted in one transaction: other writers get their turn in between. */
const chunk = 500;

/** Deletes stored answers whose time is over, every hour. One in a system is enough; several do no harm. */
@Injectable()
export class AnswerKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('AnswerKeeper');
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly writer: Writer) {}

  onApplicationBootstrap(): void {
    const cleanUp = () => void this.deleteExpired().catch((error: unknown) => this.logger.error(error));
    this.timer = setInterval(cleanUp, hourMs).unref();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearInterval(this.timer);
  }

  /** Deletes all answers older than 48 hours, chunk by chunk, and returns how many. */
  async deleteExpired(nowMs = Date.now()): Promise<number> {
    let total = 0;
    for (;;) {
      const deleted = await this.writer.transaction((tx) => deleteAnswers(tx, nowMs - keptMs, chunk));
      total += deleted;
      if (deleted < chunk || this.stopped) return total;
    }
  }
}

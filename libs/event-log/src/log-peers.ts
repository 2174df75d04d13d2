/** The processes that follow this process's log: told of each position that others must reach soon. */
export abstract class LogPeers {
  /** Resolves when all followers that can be reached include the event at `position`, or soon; never rejects. */
  abstract caughtUp(position: number): Promise<void>;
}

/** What the live socket allows. Documented in docs/live.md. */
export const limits = {
  /** Connections of one gateway. */
  clients: 10_000,
  /** Channels that one client follows. */
  subscriptions: 50,
  /** Different channels of one gateway. */
  channels: 5_000,
  /** A message from a client, in bytes. */
  messageBytes: 16 * 1_024,
  /** Messages from a client: so many at once, and so many a second. */
  burst: 60,
  messagesPerSecond: 10,
  /** What may wait for one client to read it, in bytes; beyond that it gets the present state later. */
  bufferedBytes: 128 * 1_024,
  /** Changes of a channel that are kept for those who come back. */
  keptChanges: 64,
  keptBytes: 256 * 1_024,
  /** How long a channel is kept for them after its last follower left, in ms. */
  idleMs: 60_000,
  /** How often a client is asked whether it is there, in ms; one that has not answered until the next time is gone. */
  heartbeatMs: 30_000,
} as const;

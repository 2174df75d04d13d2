import { redisInsStore } from 'cache-manager-redis-yet';
import { createClient, type RedisClientType } from 'redis';
import type { CacheStore } from './cache-store';
import { OutageGuard } from './outage-guard';

/** Between attempts to connect, in ms: grows to this. */
const longestPauseMs = 1_000;

/**
 * Entries in Redis, shared by the processes. The client's own limits do not answer for a frozen Redis, so every
 * operation passes an OutageGuard; `onError` is told of each one that failed.
 */
export function redisCacheStore(url: string, onError: () => void): CacheStore {
  const client: RedisClientType = createClient({
    url,
    disableOfflineQueue: true,
    pingInterval: 10_000,
    socket: {
      connectTimeout: 1_000,
      reconnectStrategy: (retries) => Math.min(longestPauseMs, 50 * (retries + 1)),
    },
  });
  const store = redisInsStore(client);
  const guard = new OutageGuard(() => client.ping(), onError);
  client.on('error', (error: unknown) => guard.failed(error));
  client.on('ready', () => guard.recovered());
  // Rejects only when the store is closed before it was ever connected; faults come through the listener.
  client.connect().catch(() => undefined);
  return {
    kind: 'redis',
    get available() {
      return guard.available;
    },
    get: (key) => guard.run(() => store.get<unknown>(key)),
    set: (key, value, ttlMs) => guard.run(() => store.set(key, value, ttlMs)),
    close: async () => {
      guard.stop();
      client.unref();
      if (client.isOpen) await client.disconnect();
    },
  };
}

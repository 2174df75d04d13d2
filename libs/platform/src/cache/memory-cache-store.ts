import { memoryStore } from 'cache-manager';
import type { CacheStore } from './cache-store';

/** The least recently used ones beyond this go. A full board page is about 20 kB. */
const maxEntries = 2_000;

/** Entries in this process. What was set is handed out as it is, not as a copy: nobody may change it. */
export function memoryCacheStore(): CacheStore {
  const store = memoryStore({ max: maxEntries, ttl: 0, ttlAutopurge: false, shouldCloneBeforeSet: false });
  return {
    kind: 'memory',
    available: true,
    get: (key) => store.get<unknown>(key),
    set: (key, value, ttlMs) => store.set(key, value, ttlMs),
    close: () => store.reset(),
  };
}

import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '../config/environment';
import { Metrics } from '../metrics/metrics';
import type { CacheStore } from './cache-store';
import { memoryCacheStore } from './memory-cache-store';
import { redisCacheStore } from './redis-cache-store';

/** Redis may be shared with others: all our keys begin with this, and the installation's identity. */
const prefix = 'laurel';

/** Values travel in an envelope, so that null can be told from a miss. */
interface Envelope {
  value: unknown;
}

/**
 * Answers that were computed before: in memory, or in Redis where `REDIS_URL` is set. A cache that is broken or
 * slow is a miss, and requests go on.
 */
@Injectable()
export class Cache implements OnApplicationShutdown {
  private readonly running = new Map<string, Promise<unknown>>();
  private readonly store: CacheStore;
  private keyPrefix: string | undefined;
  private readonly count: (result: 'hit' | 'miss' | 'error') => void;

  /** `installation` tells what this installation shares with no other: two may use one Redis. */
  constructor(
    environment: Environment,
    metrics: Metrics,
    private readonly installation: () => Promise<string>,
  ) {
    const counter = metrics.counter(
      'laurel_cache_operations_total',
      'Look-ups that hit or missed, and failed operations',
      ['result'],
    );
    const counters = {
      hit: counter.labels('hit'),
      miss: counter.labels('miss'),
      error: counter.labels('error'),
    };
    this.count = (result) => counters[result].inc();
    this.store = environment.REDIS_URL
      ? redisCacheStore(environment.REDIS_URL, () => this.count('error'))
      : memoryCacheStore();
  }

  /** Where entries are kept, and whether that works at the moment. */
  get state(): { kind: 'memory' | 'redis'; available: boolean } {
    return { kind: this.store.kind, available: this.store.available };
  }

  /**
   * The value under `key`; where there is none, what `compute` makes, kept for up to `ttlMs`. Calls for one key
   * at one time compute once. The key must carry the version of what it shows, because nothing is ever deleted.
   * The value must survive JSON, and nobody may change it. Errors: those of `compute`; they are not kept.
   */
  wrap<Value>(key: string, ttlMs: number, compute: () => Promise<Value>): Promise<Value> {
    const running = this.running.get(key) as Promise<Value> | undefined;
    if (running) return running;
    const value = this.readOrCompute(key, ttlMs, compute);
    this.running.set(key, value);
    return value;
  }

  /** Resolves where the store answers. Errors: an Error where it does not; requests then go on without it. */
  async check(): Promise<void> {
    await this.store.get('laurel:health');
    if (!this.store.available) throw new Error('The cache does not answer');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
  }

  private async readOrCompute<Value>(
    name: string,
    ttlMs: number,
    compute: () => Promise<Value>,
  ): Promise<Value> {
    try {
      this.keyPrefix ??= `${prefix}:${await this.installation()}:`;
      const key = this.keyPrefix + name;
      const found = await this.store.get(key);
      if (isEnvelope(found)) {
        this.count('hit');
        return found.value as Value;
      }
      this.count('miss');
      const value = await compute();
      void this.store.set(key, { value } satisfies Envelope, ttlMs);
      return value;
    } finally {
      this.running.delete(name);
    }
  }
}

function isEnvelope(found: unknown): found is Envelope {
  return typeof found === 'object' && found !== null && 'value' in found;
}

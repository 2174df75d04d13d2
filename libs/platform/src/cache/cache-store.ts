/** Where the cache keeps its entries. A store never throws and never blocks for long: what fails is a miss. */
export interface CacheStore {
  readonly kind: 'memory' | 'redis';
  /** False while the store cannot be used. */
  readonly available: boolean;
  /** What was set under the key, or undefined. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  close(): Promise<void>;
}

interface Waiting<Key, Found> {
  keys: readonly Key[];
  resolve: (found: Found) => void;
  reject: (error: unknown) => void;
}

/** All that is asked for in one turn of the event loop is read with one query: a query costs more than its rows. */
export class SharedReads<Key, Found> {
  private waiting: Waiting<Key, Found>[] = [];

  /** `read`: what there is for keys, which may repeat. */
  constructor(private readonly read: (keys: readonly Key[]) => Promise<Found>) {}

  /** What there is for these keys, and perhaps for others. Errors: those of the query. */
  of(keys: readonly Key[]): Promise<Found> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ keys, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => void this.readAll());
    });
  }

  private async readAll(): Promise<void> {
    const asked = this.waiting;
    this.waiting = [];
    try {
      const found = await this.read(asked.flatMap(({ keys }) => keys));
      for (const { resolve } of asked) resolve(found);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}

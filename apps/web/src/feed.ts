import { type ReactiveController, type ReactiveControllerHost } from 'lit';
import { ApiFailure } from './api-failure';
import { connection } from './connection';
import { refreshClock } from './refresh-clock';

interface Source<Data> {
  /** Names what is loaded; a new key loads anew. Null: nothing to load yet. */
  key: () => string | null;
  load: (signal: AbortSignal) => Promise<Data>;
  /** False where a refresh would disturb somebody who types. */
  refresh?: boolean;
  /** True while changes come by the live socket, so that no refresh is needed. */
  isLive?: () => boolean;
}

interface Loaded {
  data: unknown;
  at: Date;
}

const remembered = new Map<string, Loaded>();
const mostRemembered = 60;

function remember(key: string, loaded: Loaded): void {
  remembered.delete(key);
  remembered.set(key, loaded);
  const oldest = remembered.keys().next().value;
  if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
}

/**
 * What a view shows from the server: loaded when its key changes and at every tick of the refresh clock, where changes do not come
 * by themselves; then it is drawn again, for the times that went by. Old
 * data stays while new data is on its way and when it fails to come; a view seen before shows its last data at once.
 */
export class Feed<Data> implements ReactiveController {
  data: Data | undefined;
  loadedAt: Date | undefined;
  failure: ApiFailure | undefined;
  loading = false;

  private key: string | null = null;
  private loaded: Promise<void> | undefined;
  private cancel: AbortController | undefined;
  private readonly onTick = () => {
    if (!this.refreshes) return;
    if (this.isLive) this.host.requestUpdate();
    else void this.load();
  };

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: Source<Data>,
  ) {
    host.addController(this);
  }

  get refreshes(): boolean {
    return this.source.refresh !== false;
  }

  /** Whether changes come by themselves at the moment. */
  get isLive(): boolean {
    return this.source.isLive?.() ?? false;
  }

  /** Whether there is nothing to wait for. */
  get settled(): boolean {
    return this.key === null || this.data !== undefined || this.failure !== undefined;
  }

  hostConnected(): void {
    refreshClock.addEventListener('tick', this.onTick);
  }

  hostDisconnected(): void {
    refreshClock.removeEventListener('tick', this.onTick);
    this.cancel?.abort();
  }

  hostUpdate(): void {
    void this.begin();
  }

  /** Loads what its key names now, unless it has begun to; resolves when that is here, or has failed. */
  begin(): Promise<void> {
    const key = this.source.key();
    if (key === this.key) return this.loaded ?? Promise.resolve();
    this.key = key;
    const known = key === null ? undefined : remembered.get(key);
    this.data = known?.data as Data | undefined;
    this.loadedAt = known?.at;
    this.failure = undefined;
    this.cancel?.abort();
    this.loading = false;
    return (this.loaded = this.load());
  }

  /** Loads again now; does nothing while a load is under way. */
  async load(): Promise<void> {
    const key = this.key;
    if (key === null || this.loading) return;
    const cancel = (this.cancel = new AbortController());
    this.loading = true;
    this.host.requestUpdate();
    try {
      const data = await this.source.load(cancel.signal);
      if (cancel.signal.aborted) return;
      connection.reached = true;
      this.show(key, data);
    } catch (error) {
      if (cancel.signal.aborted) return;
      this.failure = error instanceof ApiFailure ? error : new ApiFailure('unreadable');
      connection.reached = this.failure.kind !== 'unreachable';
    }
    this.loading = false;
    this.host.requestUpdate();
  }

  /**
   * Takes over what came another way. With `at` it only adds to what is shown; without, it is newer than what is on its way, which
   * is dropped.
   */
  put(data: Data, at?: Date): void {
    if (this.key === null) return;
    if (!at) {
      this.cancel?.abort();
      this.loading = false;
    }
    this.show(this.key, data, at);
    this.host.requestUpdate();
  }

  private show(key: string, data: Data, at = new Date()): void {
    this.data = data;
    this.loadedAt = at;
    this.failure = undefined;
    remember(key, { data, at: this.loadedAt });
  }
}

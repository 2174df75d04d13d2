export type ConnectionState = 'connecting' | 'live' | 'polling' | 'paused' | 'offline';

/** How the page hears from the server at the moment; fires `change`. */
class Connection extends EventTarget {
  /** `none`: nothing on the page has asked for it yet. */
  private socketState: 'none' | 'connecting' | 'open' | 'closed' = 'none';
  private isReached = true;

  constructor() {
    super();
    const tell = () => this.dispatchEvent(new Event('change'));
    document.addEventListener('visibilitychange', tell);
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
  }

  /** The live socket is being opened; said of the first time only, so that a failing one does not flicker. */
  begin(): void {
    if (this.socketState !== 'none') return;
    this.socketState = 'connecting';
    this.dispatchEvent(new Event('change'));
  }

  /** Whether the live socket is there. */
  set socket(state: 'open' | 'closed') {
    this.socketState = state;
    this.dispatchEvent(new Event('change'));
  }

  /** Whether the last request was answered. */
  set reached(reached: boolean) {
    if (this.isReached === reached) return;
    this.isReached = reached;
    this.dispatchEvent(new Event('change'));
  }

  get isLive(): boolean {
    return this.socketState === 'open';
  }

  get state(): ConnectionState {
    if (document.hidden) return 'paused';
    if (this.isLive) return 'live';
    if (!this.isReached || !navigator.onLine) return 'offline';
    return this.socketState === 'connecting' ? 'connecting' : 'polling';
  }
}

export const connection = new Connection();

export const refreshMs = 30_000;

/** Ticks every 30 seconds while the page can be seen, and at once when it comes back after longer than that. */
class RefreshClock extends EventTarget {
  private last = Date.now();

  constructor() {
    super();
    setInterval(() => this.tickIfSeen(), refreshMs);
    document.addEventListener('visibilitychange', () => {
      if (Date.now() - this.last >= refreshMs) this.tickIfSeen();
    });
  }

  private tickIfSeen(): void {
    if (document.hidden) return;
    this.last = Date.now();
    this.dispatchEvent(new Event('tick'));
  }
}

export const refreshClock = new RefreshClock();

/** Wakes one that waits. */
export class Signal {
  private isRaised = false;
  private wake: (() => void) | undefined;

  raise(): void {
    this.isRaised = true;
    this.wake?.();
  }

  /** Resolves once it was raised since the last time, at most after `limitMs`. */
  async raised(limitMs: number): Promise<void> {
    if (!this.isRaised) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, Math.max(0, limitMs));
      });
      clearTimeout(timer);
      this.wake = undefined;
    }
    this.isRaised = false;
  }
}

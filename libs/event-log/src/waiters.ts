interface Waiter {
  position: number;
  resolve: (reached: boolean) => void;
  timer: NodeJS.Timeout;
}

/** Those who wait for a position of the log, each for a limited time. */
export class Waiters {
  private readonly waiting = new Set<Waiter>();

  /** Resolves to true once `release` has reached `position`, to false after `budgetMs`. */
  wait(position: number, budgetMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        position,
        resolve,
        timer: setTimeout(() => {
          this.waiting.delete(waiter);
          resolve(false);
        }, budgetMs),
      };
      this.waiting.add(waiter);
    });
  }

  release(position: number): void {
    for (const waiter of this.waiting) {
      if (waiter.position > position) continue;
      clearTimeout(waiter.timer);
      this.waiting.delete(waiter);
      waiter.resolve(true);
    }
  }
}

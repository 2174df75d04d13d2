interface Waiter {
  reached: () => boolean;
  resolve: (reached: boolean) => void;
  timer: NodeJS.Timeout;
}

/** Those who wait for the projections to get somewhere, each for a limited time. */
export class Waiters {
  private readonly waiting = new Set<Waiter>();

  /** Resolves to true at the first `release` after which `reached` holds, to false after `budgetMs`. */
  wait(reached: () => boolean, budgetMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter: Waiter = {
        reached,
        resolve,
        timer: setTimeout(() => {
          this.waiting.delete(waiter);
          resolve(false);
        }, budgetMs),
      };
      this.waiting.add(waiter);
    });
  }

  /** To be called whenever a projection has moved. */
  release(): void {
    for (const waiter of this.waiting) {
      if (!waiter.reached()) continue;
      clearTimeout(waiter.timer);
      this.waiting.delete(waiter);
      waiter.resolve(true);
    }
  }
}

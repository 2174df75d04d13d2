import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 25;

/** Tries `check` until it passes. Errors: its own, when it still fails after `limitMs`. */
export async function eventually(check: () => Promise<void>, limitMs = 15_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await pause(everyMs);
  }
}

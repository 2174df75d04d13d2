import type { Type } from '@nestjs/common';

/** As many inputs are kept a DTO; then all are forgotten. */
const mostEntries = 1_000;
const longestKey = 200;

/**
 * Remembers what a query became: pages ask for the same few boards again and again, and checking `limit=10` costs
 * more than answering it. Only what was accepted is kept; inputs are frozen, because many requests share them.
 */
export class InputMemory {
  private readonly known = new Map<Type<object>, Map<string, object>>();

  /** The input made of `query` before, or the one that `make` makes now. */
  recall(dto: Type<object>, query: unknown, make: () => object): object {
    const key = JSON.stringify(query);
    if (key.length > longestKey) return make();
    let inputs = this.known.get(dto);
    if (!inputs) this.known.set(dto, (inputs = new Map<string, object>()));
    let input = inputs.get(key);
    if (!input) {
      input = Object.freeze(make());
      if (inputs.size >= mostEntries) inputs.clear();
      inputs.set(key, input);
    }
    return input;
  }
}

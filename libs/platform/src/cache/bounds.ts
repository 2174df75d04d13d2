/**
 * The longest that entries are kept, in ms. Upper bounds, not staleness: a key carries the version of what it
 * shows, so an entry is never wrong, only unused.
 */
export const boardTtlMs = 120_000;
export const recentTtlMs = 60_000;
export const catalogueTtlMs = 600_000;

import { loadOrder } from './bulk-load';
import { keyAtShare, sumOfKeys } from './distribution';
import { EntryBuffer } from './entry-buffer';
import type { BoardOptions, Entry, EntryColumns, Positions, RankedEntry, Sort, TiePolicy } from './entry';
import { Order } from './order';
import { PlayerTable } from './player-table';
import { rankOfKey, readRows } from './ranks';
import { belowRank } from './seek';
import { keyOf, requireBound, requireFinite, requirePlayer, scoreOf } from './sort-key';
import { runSteps, type Steps } from './steps';

/**
 * The ranking index of one board, in memory: better score first, then smaller `reached`, then lower player id (which only
 * decides where callers let `reached` collide). All ranks and positions are 1-based.
 *
 * Costs, for n players in chunks of at most C entries (512): every lookup is O(log n), every list O(log n + rows), `set` and
 * `remove` O(log n) and a shift within one chunk, now and then O(C + n / C) to split or merge chunks. Bytes a player, the
 * player table included: about 33 where ids lie close together, 44 to 54 where they are far apart. Every method that takes a
 * player throws RangeError unless it is an integer from 1 to 2^31 − 1.
 */
export class Board {
  private readonly sort: Sort;
  private readonly ties: TiePolicy;
  private readonly players = new PlayerTable();
  private readonly order: Order;

  /** Throws RangeError on a chunk size that is no integer or below 4. */
  constructor(options: BoardOptions) {
    this.sort = options.sort;
    this.ties = options.ties ?? 'shared';
    this.order = new Order(this.players.standings, {
      chunkSize: options.chunkSize,
      distinct: this.ties === 'dense',
    });
  }

  /**
   * A board of many entries at once, in any order. O(n), faster when they come in rank order.
   * Throws RangeError on columns of different lengths, an invalid row, or a player who comes twice.
   */
  static load(entries: EntryColumns, options: BoardOptions): Board {
    return runSteps(Board.loadInSteps(EntryBuffer.of(entries), options));
  }

  /**
   * The same from rows that came bit by bit, in steps of at most a few milliseconds, as between them others want to work.
   * The buffer must not change meanwhile. Throws RangeError on a player who comes twice.
   */
  static *loadInSteps(entries: EntryBuffer, options: BoardOptions): Steps<Board> {
    const board = new Board(options);
    const { order, players } = board;
    yield* loadOrder(entries, board.sort, { order, players });
    return board;
  }

  /** Players on the board. */
  get size(): number {
    return this.order.size;
  }

  /** Whether a player stands on the board. O(1). */
  has(player: number): boolean {
    return this.handleOf(player) >= 0;
  }

  /** A player's standing, undefined when absent. O(1). */
  get(player: number): Entry | undefined {
    const handle = this.handleOf(player);
    return handle < 0 ? undefined : this.entryOf(handle, player);
  }

  /**
   * Puts a player at `score`, reached at `reached`, whatever stood before; false when exactly that stood already.
   * Throws RangeError on NaN and ±Infinity, and changes nothing then.
   */
  set(player: number, score: number, reached: number): boolean {
    requireFinite(score, 'A score');
    requireFinite(reached, 'The tie key of a score');
    const key = keyOf(score, this.sort);
    const { standings } = this.players;
    let handle = this.handleOf(player);
    if (handle < 0) {
      handle = this.players.add(player);
      standings.write(handle, key, reached);
      this.order.insert(key, reached, player);
      return true;
    }
    if (standings.key(handle) === key && standings.reached(handle) === reached) return false;
    this.order.move(handle, key, reached, player);
    return true;
  }

  /** Takes a player off the board; false when absent. */
  remove(player: number): boolean {
    const handle = this.handleOf(player);
    if (handle < 0) return false;
    const { standings } = this.players;
    this.order.remove(standings.key(handle), standings.reached(handle), player);
    this.players.remove(player, handle);
    return true;
  }

  /** A player's place in the total order, null when absent. */
  positionOf(player: number): number | null {
    const handle = this.handleOf(player);
    return handle < 0 ? null : this.before(handle, player) + 1;
  }

  /** A player's rank under the board's tie policy, null when absent. */
  rankOf(player: number): number | null {
    const handle = this.handleOf(player);
    if (handle < 0) return null;
    if (this.ties === 'unique') return this.before(handle, player) + 1;
    return rankOfKey(this.order, this.ties, this.players.standings.key(handle), 0);
  }

  /**
   * The rank a new player would get with `score` as the latest to reach it: that of the tied group under `shared` and
   * `dense`, behind all of it under `unique`. Throws RangeError on NaN.
   */
  rankOfScore(score: number): number {
    requireBound(score);
    const key = keyOf(score, this.sort);
    if (this.ties === 'unique') return this.order.throughKey(key) + 1;
    return rankOfKey(this.order, this.ties, key, 0);
  }

  /** Players with a strictly better score. Throws RangeError on NaN. */
  countAhead(score: number): number {
    requireBound(score);
    return this.order.beforeKey(keyOf(score, this.sort));
  }

  /** Players with a strictly worse score. Throws RangeError on NaN. */
  countBehind(score: number): number {
    requireBound(score);
    return this.size - this.order.throughKey(keyOf(score, this.sort));
  }

  /** Players with a strictly lower score, whether that is worse or better. Throws RangeError on NaN. */
  countBelow(score: number): number {
    return this.sort === 'desc' ? this.countBehind(score) : this.countAhead(score);
  }

  /**
   * Players at a place of the total order or ahead of it, whether anybody stands exactly there or not: a list that ended
   * with this entry goes on behind as many. O(log n). Throws RangeError on NaN.
   */
  countThrough({ score, reached, player }: Entry): number {
    requireBound(score);
    return this.order.before(keyOf(score, this.sort), reached, player + 1);
  }

  /** At most `limit` entries from the top, after the first `skip`. */
  top(limit: number, skip = 0): RankedEntry[] {
    return this.rows(1 + Math.max(0, skip), limit);
  }

  /**
   * At most `limit` entries with the player in the middle, ⌊limit / 2⌋ of them ahead; near an edge the other side fills
   * up. Empty when the player is absent.
   */
  around(player: number, limit: number): RankedEntry[] {
    const position = this.positionOf(player);
    if (position === null) return [];
    const first = Math.min(position - Math.floor(limit / 2), this.size - limit + 1);
    return this.rows(Math.max(1, first), limit);
  }

  /** The next one to overtake: of the strictly better entries the last. Undefined at the top and when absent. */
  nextAhead(player: number): Entry | undefined {
    const handle = this.handleOf(player);
    if (handle < 0) return undefined;
    const ahead = this.order.beforeKey(this.players.standings.key(handle));
    return ahead === 0 ? undefined : this.get(this.order.playerAt(ahead));
  }

  /** The entry at a 1-based position, undefined outside 1 to `size`. */
  entryAt(position: number): RankedEntry | undefined {
    return Number.isInteger(position) ? this.rows(position, 1)[0] : undefined;
  }

  /**
   * At most `limit` entries with scores between `from` and `to`, both included and in either order, best first, after the
   * first `skip` of them. ±Infinity leaves an end open. Throws RangeError on NaN.
   */
  rangeByScore(from: number, to: number, limit: number, skip = 0): RankedEntry[] {
    const { first, last } = this.positionsOfScores(from, to);
    const start = first + Math.max(0, skip);
    return this.rows(start, Math.min(limit, last - start + 1));
  }

  /** Where the scores between `from` and `to` are, both included and in either order. Throws RangeError on NaN. */
  positionsOfScores(from: number, to: number): Positions {
    requireBound(from);
    requireBound(to);
    const one = keyOf(from, this.sort);
    const other = keyOf(to, this.sort);
    return {
      first: this.order.beforeKey(Math.min(one, other)) + 1,
      last: this.order.throughKey(Math.max(one, other)),
    };
  }

  /** Where the ranks from `min` to `max` are, both included; Infinity leaves the end open. O(log n). */
  positionsOfRanks(min: number, max: number): Positions {
    return {
      first: belowRank(this.order, this.ties, min) + 1,
      last: belowRank(this.order, this.ties, Math.floor(max) + 1),
    };
  }

  /**
   * The score that a share of the players, 0 to 1, is not better than: 0 the worst score, 0.5 the median, 1 the best; in
   * between interpolated linearly (SQL's `percentile_cont`). Undefined on an empty board.
   */
  quantile(share: number): number | undefined {
    if (this.size === 0) return undefined;
    return scoreOf(keyAtShare(this.order, share), this.sort);
  }

  /** The sum of all scores, to the nearest double or so; ±Infinity where it passes the largest. O(n), 1 ms a million. */
  sumOfScores(): number {
    return scoreOf(sumOfKeys(this.order), this.sort);
  }

  /** Bytes held by the typed arrays of the index and the player table; objects come to less than one more a player. */
  memoryBytes(): number {
    return this.players.memoryBytes() + this.order.memoryBytes();
  }

  private handleOf(player: number): number {
    requirePlayer(player);
    return this.players.find(player);
  }

  private entryOf(handle: number, player: number): Entry {
    const { standings } = this.players;
    return { player, score: scoreOf(standings.key(handle), this.sort), reached: standings.reached(handle) };
  }

  private before(handle: number, player: number): number {
    const { standings } = this.players;
    return this.order.before(standings.key(handle), standings.reached(handle), player);
  }

  private rows(first: number, limit: number): RankedEntry[] {
    return readRows(this.order, {
      sort: this.sort,
      ties: this.ties,
      first: Math.trunc(first),
      limit: Math.trunc(limit),
    });
  }
}

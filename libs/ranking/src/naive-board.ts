import type { BoardOptions, Entry, RankedEntry } from './entry';

/** The model the property tests compare with: a Map, sorted anew after every change and counted for every question. */
export class NaiveBoard {
  private readonly entries = new Map<number, Entry>();
  /** All entries with position and rank, until the next change. */
  private list: RankedEntry[] | null = null;

  constructor(private readonly options: BoardOptions) {}

  get size(): number {
    return this.entries.size;
  }

  get(player: number): Entry | undefined {
    return this.entries.get(player);
  }

  set(player: number, score: number, reached: number): boolean {
    const old = this.entries.get(player);
    if (old && old.score === score && old.reached === reached) return false;
    this.list = null;
    this.entries.set(player, { player, score: score === 0 ? 0 : score, reached });
    return true;
  }

  remove(player: number): boolean {
    this.list = null;
    return this.entries.delete(player);
  }

  /** All entries, best first. */
  ranked(): RankedEntry[] {
    if (this.list) return this.list;
    const sorted = [...this.entries.values()].sort(
      (a, b) => this.compare(a.score, b.score) || a.reached - b.reached || a.player - b.player,
    );
    const scores = sorted.map((entry) => entry.score);
    const distinct = [...new Set(scores)];
    const rank = { shared: scores, dense: distinct, unique: null }[this.options.ties ?? 'shared'];
    this.list = sorted.map((entry, i) => ({
      ...entry,
      position: i + 1,
      rank: rank === null ? i + 1 : rank.indexOf(entry.score) + 1,
    }));
    return this.list;
  }

  countAhead(score: number): number {
    return this.ranked().filter((entry) => this.compare(entry.score, score) < 0).length;
  }

  countBehind(score: number): number {
    return this.ranked().filter((entry) => this.compare(entry.score, score) > 0).length;
  }

  rankOfScore(score: number): number {
    if (this.options.ties === 'unique') return this.size - this.countBehind(score) + 1;
    const better = this.ranked().filter((entry) => this.compare(entry.score, score) < 0);
    return (
      1 + (this.options.ties === 'dense' ? new Set(better.map((entry) => entry.score)).size : better.length)
    );
  }

  range(from: number, to: number): RankedEntry[] {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    return this.ranked().filter(({ score }) => score >= low && score <= high);
  }

  around(player: number, limit: number): RankedEntry[] {
    const all = this.ranked();
    const at = all.findIndex((entry) => entry.player === player);
    if (at < 0) return [];
    const first = Math.max(0, Math.min(at - Math.floor(limit / 2), all.length - limit));
    return all.slice(first, first + limit);
  }

  nextAhead(player: number): Entry | undefined {
    const own = this.entries.get(player);
    const ahead = own && this.ranked().findLast((entry) => this.compare(entry.score, own.score) < 0);
    return ahead && this.entries.get(ahead.player);
  }

  /** Negative when score a is better; by comparison, as a difference would overflow. */
  private compare(a: number, b: number): number {
    const ascending = Number(a > b) - Number(a < b);
    return this.options.sort === 'asc' ? ascending : -ascending;
  }
}

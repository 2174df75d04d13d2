import type { BoardOptions, Entry, RankedEntry, TiePolicy } from './entry';

/** The model the property tests compare with: a Map, sorted and counted anew for every question. */
export class NaiveBoard {
  private readonly entries = new Map<number, Entry>();

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
    this.entries.set(player, { player, score: score === 0 ? 0 : score, reached });
    return true;
  }

  remove(player: number): boolean {
    return this.entries.delete(player);
  }

  /** Best first. */
  sorted(): Entry[] {
    return [...this.entries.values()].sort(
      (a, b) => this.compare(a.score, b.score) || a.reached - b.reached || a.player - b.player,
    );
  }

  /** All entries with position and rank. */
  ranked(): RankedEntry[] {
    return this.sorted().map((entry, i, all) => ({
      ...entry,
      position: i + 1,
      rank: this.options.ties === 'unique' ? i + 1 : this.rankAmong(all, entry.score),
    }));
  }

  countAhead(score: number): number {
    return this.sorted().filter((entry) => this.compare(entry.score, score) < 0).length;
  }

  countBehind(score: number): number {
    return this.sorted().filter((entry) => this.compare(entry.score, score) > 0).length;
  }

  rankOfScore(score: number): number {
    const all = this.sorted();
    if (this.options.ties === 'unique')
      return 1 + all.filter((e) => this.compare(e.score, score) <= 0).length;
    return this.rankAmong(all, score);
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
    return own && this.sorted().findLast((entry) => this.compare(entry.score, own.score) < 0);
  }

  /** Negative when score a is better; by comparison, as a difference would overflow. */
  private compare(a: number, b: number): number {
    const ascending = Number(a > b) - Number(a < b);
    return this.options.sort === 'asc' ? ascending : -ascending;
  }

  private rankAmong(all: Entry[], score: number): number {
    const better = all.filter((entry) => this.compare(entry.score, score) < 0).map((entry) => entry.score);
    const ties: TiePolicy = this.options.ties ?? 'shared';
    return 1 + (ties === 'dense' ? new Set(better).size : better.length);
  }
}

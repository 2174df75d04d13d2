import type { ScoreSubmitted, Sort } from '@app/contracts';
import type { BoardRef } from './board-key';
import type { BoardSet } from './board-set';
import { plus, type ExactSum } from './exact-sum';

/** What one player has reached on one board. */
export interface Standing {
  /** What ranks. */
  value: number;
  /** The event that brought `value`: the tie goes to the smaller one. */
  reachedEventId: number;
  reachedAt: number;
  /** The best single score. */
  best: number;
  games: number;
  /** Of all scores, in units of the mode's last decimal. */
  total: ExactSum;
}

/** A player's standing on a board. */
export interface PlacedStanding {
  ref: BoardRef;
  playerId: number;
  standing: Standing;
}

/** A score, and the boards that it counts on. */
export interface RoutedScore {
  score: ScoreSubmitted;
  refs: readonly BoardRef[];
}

/** What a score did to a standing that depends on all scores. */
export interface Step {
  before: Standing | null;
  after: Standing;
}

/** Steps by event and board. */
export type Steps = ReadonlyMap<number, ReadonlyMap<number, Step>>;

/** Whether a value takes the place of another: it must be better, an equal one came later. */
export function improves(value: number, present: number | undefined, sort: Sort): boolean {
  return present === undefined || (sort === 'desc' ? value > present : value < present);
}

/** A standing after one more game; null: it is the first. The whole result of a game ranks or none of it. */
export function afterGame(before: Standing | null, score: ScoreSubmitted, set: BoardSet): Standing {
  const total = plus(before?.total ?? { sum: 0, rest: 0 }, set.unitsOf(score.value));
  const games = (before?.games ?? 0) + 1;
  const best = improves(score.value, before?.best, set.rules.sort) ? score.value : (before?.best ?? 0);
  const reached = { reachedEventId: score.id, reachedAt: score.occurred_at };
  switch (set.rules.operator) {
    case 'best':
      if (before && best === before.best) return { ...before, games, total };
      return { value: best, ...reached, best, games, total };
    case 'last':
      return { value: score.value, ...reached, best, games, total };
    case 'sum': {
      const value = (total.sum + total.rest) / set.scale;
      // Whoever adds nothing has not reached anything later.
      if (before && score.value === 0) return { ...before, best, games, total };
      return { value, ...reached, best, games, total };
    }
  }
}

/** Standings by board, then player. */
type Standings = Map<number, Map<number, PlacedStanding>>;

/** Scores on their way into standings, in the order of the log. */
export class Folding {
  private readonly present: Standings = new Map();
  private readonly touched: Standings = new Map();
  private readonly taken = new Map<number, Map<number, Step>>();
  /** Of the present score. */
  private folded: Folded[] = [];

  /**
   * `present`: the standings before the first score, for boards where they matter. On those of operator `best` scores
   * are folded by themselves, and the result is what they bring to the standing, whatever that is.
   */
  constructor(present: readonly PlacedStanding[] = []) {
    for (const standing of present) put(this.present, standing);
  }

  /** O(scores · boards). */
  add(routed: readonly RoutedScore[]): this {
    for (const { score, refs } of routed) {
      this.folded = [];
      for (const ref of refs) this.addTo(ref, score);
    }
    return this;
  }

  /** One standing a player and board that a score has touched. */
  get changes(): PlacedStanding[] {
    return [...this.touched.values()].flatMap((byPlayer) => [...byPlayer.values()]);
  }

  /** What the scores did on boards where the standing depends on all of them. */
  get steps(): Steps {
    return this.taken;
  }

  /** Boards on which a player stood alike share one object afterwards too: their rows are written as one. */
  private after(before: Standing | null, score: ScoreSubmitted, set: BoardSet): Standing {
    const same = this.folded.find((each) => each.before === before && foldsAlike(each.set, set, score));
    if (same) return same.after;
    const after = afterGame(before, score, set);
    this.folded.push({ before, set, after });
    return after;
  }

  private addTo(ref: BoardRef, score: ScoreSubmitted): void {
    const { player_id: playerId } = score;
    const placed = find(this.touched, ref.id, playerId) ?? find(this.present, ref.id, playerId);
    const before = placed?.standing ?? null;
    const after = this.after(before, score, ref.set);
    put(this.touched, { ref, playerId, standing: after });
    if (!ref.set.isTracked) return;
    const byBoard = this.taken.get(score.id) ?? new Map<number, Step>();
    this.taken.set(score.id, byBoard.set(ref.id, { before, after }));
  }
}

/** A standing that one score has changed on some board. */
interface Folded {
  before: Standing | null;
  set: BoardSet;
  after: Standing;
}

function find(standings: Standings, boardId: number, playerId: number): PlacedStanding | undefined {
  return standings.get(boardId)?.get(playerId);
}

function put(standings: Standings, placed: PlacedStanding): void {
  const byPlayer = standings.get(placed.ref.id) ?? new Map<number, PlacedStanding>();
  standings.set(placed.ref.id, byPlayer.set(placed.playerId, placed));
}

/** Whether a score does the same to equal standings under both rules. */
function foldsAlike(a: BoardSet, b: BoardSet, { value }: ScoreSubmitted): boolean {
  const { sort, operator } = a.rules;
  if (a === b) return true;
  return (
    sort === b.rules.sort &&
    operator === b.rules.operator &&
    a.scale === b.scale &&
    a.unitsOf(value) === b.unitsOf(value)
  );
}

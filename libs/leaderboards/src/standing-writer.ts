import { Injectable } from '@nestjs/common';
import type { PlayerRemoved, ScoreSubmitted, ScoreVoided } from '@app/contracts';
import type { Transaction } from '@app/platform';
import { BoardCatalogue, type Stretch } from './board-catalogue';
import type { BoardRef } from './board-key';
import type { BoardSet } from './board-set';
import { BoardSetRepository } from './board-set.repository';
import { Folding, type PlacedStanding, type RoutedScore, type Step } from './standing';
import { StandingRestorer, type RestoredStanding } from './standing-restorer';
import { StandingRepository } from './standing.repository';

/** Standings deleted in one statement. */
const discarded = 5_000;

/** What an event did to the standings: a score on the boards it counts on, or a void on those it counted on. */
export type Move =
  | (RoutedScore & { steps: ReadonlyMap<number, Step> | undefined })
  | { voided: ScoreVoided; restored: readonly RestoredStanding[] };

/** How scores come to boards. */
export interface Routing {
  /** The sets on which scores of a mode count. */
  setsOf: (gameMode: string) => Promise<readonly BoardSet[]>;
  /** Called with scores before they are written; `isNew` tells boards that the transaction has made. */
  before: (routed: readonly RoutedScore[], isNew: (ref: BoardRef) => boolean) => Promise<void>;
}

/** Writes what scores and voids do to the standings of the sets that hold them. */
@Injectable()
export class StandingWriter {
  constructor(
    private readonly catalogue: BoardCatalogue,
    private readonly standings: StandingRepository,
    private readonly restorer: StandingRestorer,
    private readonly sets: BoardSetRepository,
  ) {}

  /** In the order of the log; returns one move an event. */
  async write(
    tx: Transaction,
    events: readonly (ScoreSubmitted | ScoreVoided)[],
    { setsOf, before }: Routing,
  ): Promise<Move[]> {
    const boards = new BoardsInTransaction(tx, this.catalogue);
    const refsOf = async ({ game_mode, occurred_at }: ScoreSubmitted) =>
      boards.at(await setsOf(game_mode), occurred_at);
    const moves: Move[] = [];
    for (const { scores, voided } of cutAtVoids(events)) {
      const routed: RoutedScore[] = [];
      for (const score of scores) routed.push({ score, refs: await refsOf(score) });
      await before(routed, (ref) => this.catalogue.isUncommitted(ref));
      const folding = new Folding(await this.present(tx, routed)).add(routed);
      await this.standings.apply(tx, folding.changes);
      for (const each of routed) moves.push({ ...each, steps: folding.steps.get(each.score.id) });
      if (voided) moves.push({ voided, restored: await this.restorer.restore(tx, voided, refsOf) });
    }
    return moves;
  }

  /** Takes players off all boards of some sets. */
  async removePlayers(
    tx: Transaction,
    removals: readonly PlayerRemoved[],
    setIds: readonly number[],
  ): Promise<void> {
    const playerIds = removals.map(({ player_id }) => player_id);
    await this.standings.removePlayers(tx, playerIds, setIds);
  }

  /** Deletes everything of a generation. */
  async discard(tx: Transaction, generation: number): Promise<void> {
    for (const id of await this.sets.idsOf(tx, generation)) while (!(await this.discardSet(tx, id)));
  }

  /** Deletes some of a set; true when nothing of it is left. */
  async discardSet(tx: Transaction, setId: number): Promise<boolean> {
    if ((await this.standings.discard(tx, setId, discarded)) === discarded) return false;
    await this.sets.discard(tx, setId);
    return true;
  }

  /** The players' standings on boards where they depend on all scores. */
  private async present(tx: Transaction, routed: readonly RoutedScore[]): Promise<PlacedStanding[]> {
    const refs = new Map<number, BoardRef>();
    const players = new Set<number>();
    for (const { score, refs: on } of routed) {
      for (const ref of on) {
        if (!ref.set.isTracked) continue;
        refs.set(ref.id, ref);
        players.add(score.player_id);
      }
    }
    return refs.size === 0 ? [] : this.standings.present(tx, refs, players);
  }
}

/** The boards that one transaction has looked up. */
class BoardsInTransaction {
  private readonly found = new Map<number, Stretch[]>();

  constructor(
    private readonly tx: Transaction,
    private readonly catalogue: BoardCatalogue,
  ) {}

  async at(sets: readonly BoardSet[], ms: number): Promise<readonly BoardRef[]> {
    const [first] = sets;
    if (first && sets.length === 1) return this.ofSet(first, ms);
    const refs: BoardRef[] = [];
    for (const set of sets) refs.push(...(await this.ofSet(set, ms)));
    return refs;
  }

  private async ofSet(set: BoardSet, ms: number): Promise<readonly BoardRef[]> {
    const found = this.found.get(set.id) ?? [];
    let stretch = found.find(({ from, until }) => from <= ms && ms < until);
    if (!stretch) {
      stretch = await this.catalogue.boardsAt(this.tx, set, ms);
      this.found.set(set.id, [stretch, ...found]);
    }
    return stretch.refs;
  }
}

/** Runs of scores, each but the last ended by a void: what a void restores depends on what came right before it. */
function cutAtVoids(
  events: readonly (ScoreSubmitted | ScoreVoided)[],
): { scores: ScoreSubmitted[]; voided: ScoreVoided | null }[] {
  const runs: { scores: ScoreSubmitted[]; voided: ScoreVoided | null }[] = [];
  let scores: ScoreSubmitted[] = [];
  for (const event of events) {
    if (event.type === 'score_submitted') scores.push(event);
    else {
      runs.push({ scores, voided: event });
      scores = [];
    }
  }
  return [...runs, { scores, voided: null }];
}

import { Injectable } from '@nestjs/common';
import { standardRules } from '@app/contracts';
import { lastPosition, ProjectionRunner } from '@app/event-log';
import type { Transaction } from '@app/platform';
import { boardRulesOf, countsGlobally, globalRules, sameRules } from './board-rules';
import type { BoardSet } from './board-set';
import { BoardSetRepository } from './board-set.repository';

/** The name of the projection's checkpoint. */
export const leaderboards = 'leaderboards';

/** The sets of a generation that serve, by mode; the global one under the empty text. */
type SetsByMode = Map<string, BoardSet>;

/** The sets that serve, as one transaction sees and changes them; others see the changes after its commit. */
export class OpenSets {
  private readonly changed = new Map<string, BoardSet | null>();

  constructor(
    readonly generation: number,
    private readonly committed: SetsByMode,
    private readonly repository: BoardSetRepository,
  ) {}

  find(gameMode: string): BoardSet | undefined {
    const changed = this.changed.get(gameMode);
    return changed === undefined ? this.committed.get(gameMode) : (changed ?? undefined);
  }

  /** The global boards. Errors: an Error where the generation has none, which cannot be. */
  get global(): BoardSet {
    const set = this.find('');
    if (!set) throw new Error(`Generation ${this.generation} of the boards has no global set`);
    return set;
  }

  /** The sets on which scores of a mode count; the mode's own is made where it does not exist. */
  async holding(tx: Transaction, gameMode: string): Promise<BoardSet[]> {
    const own = this.find(gameMode) ?? (await this.add(tx, gameMode));
    return this.global.holds(gameMode) ? [own, this.global] : [own];
  }

  /** The ids of all sets that serve. */
  get ids(): number[] {
    const modes = new Set([...this.committed.keys(), ...this.changed.keys()]);
    return [...modes].flatMap((mode) => this.find(mode)?.id ?? []);
  }

  /** Puts a set into service, or takes the mode's out of it. */
  put(tx: Transaction, gameMode: string, set: BoardSet | null): void {
    this.changed.set(gameMode, set);
    tx.onCommit(() => {
      if (set) this.committed.set(gameMode, set);
      else this.committed.delete(gameMode);
    });
  }

  /** What the rules are of where no event has spoken of a mode: history up to the event that the global boards know. */
  private async add(tx: Transaction, gameMode: string): Promise<BoardSet> {
    const set = await this.repository.insert(
      tx,
      { generation: this.generation, state: 'serving' },
      { gameMode, rules: boardRulesOf(standardRules), rulesEventId: this.global.rulesEventId },
    );
    this.put(tx, gameMode, set);
    return set;
  }
}

/** The sets of boards that serve. In memory, because every request and every score asks. */
@Injectable()
export class BoardSets {
  private readonly generations = new Map<number, SetsByMode>();
  /** Goes up with `forget`, so that a read that began before is not kept. */
  private forgotten = 0;

  constructor(
    private readonly repository: BoardSetRepository,
    private readonly runner: ProjectionRunner,
  ) {}

  /** The sets that requests are answered from, if they are in memory: see `load`. */
  get serving(): ReadonlyMap<string, BoardSet> | undefined {
    return this.generations.get(this.runner.generationOf(leaderboards));
  }

  /** Reads the sets that serve into memory. */
  async load(): Promise<ReadonlyMap<string, BoardSet>> {
    for (;;) {
      const generation = this.runner.generationOf(leaderboards);
      const known = this.generations.get(generation);
      if (known) return known;
      const { forgotten } = this;
      const sets = await this.repository.serving(generation);
      if (this.forgotten === forgotten && !this.generations.has(generation)) this.keep(generation, sets);
    }
  }

  /** The sets of a generation for a transaction; a generation that is new gets those of the modes there are. */
  async open(tx: Transaction, generation: number): Promise<OpenSets> {
    const known = this.generations.get(generation);
    if (known?.has('')) return new OpenSets(generation, known, this.repository);
    const present = await this.repository.serving(generation, tx);
    const sets = present.length > 0 ? present : await this.create(tx, generation);
    const byMode = new Map(sets.map((set) => [set.gameMode, set]));
    tx.onCommit(() => this.generations.set(generation, byMode));
    return new OpenSets(generation, byMode, this.repository);
  }

  forget(): void {
    this.forgotten += 1;
    this.generations.clear();
  }

  private keep(generation: number, sets: readonly BoardSet[]): void {
    this.generations.set(generation, new Map(sets.map((set) => [set.gameMode, set])));
  }

  /** Under the rules of today: what they were once is history, and nothing is ranked by it again. */
  private async create(tx: Transaction, generation: number): Promise<BoardSet[]> {
    const modes = [...(await this.repository.modes(tx))];
    const excluded = modes.flatMap(([mode, rules]) => (countsGlobally(rules) ? [] : [mode])).sort();
    const wanted = [
      { gameMode: '', rules: { ...globalRules, excluded } },
      ...modes.map(([gameMode, rules]) => ({ gameMode, rules: boardRulesOf(rules) })),
    ];
    const standard = boardRulesOf(standardRules);
    const rulesEventId = await lastPosition(tx);
    const sets: BoardSet[] = [];
    for (const { gameMode, rules } of wanted) {
      if (gameMode !== '' && sameRules(rules, standard)) continue;
      sets.push(
        await this.repository.insert(tx, { generation, state: 'serving' }, { gameMode, rules, rulesEventId }),
      );
    }
    return sets;
  }
}

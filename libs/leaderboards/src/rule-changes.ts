import { Injectable } from '@nestjs/common';
import type { GameModeChanged, GameModeRemoved } from '@app/contracts';
import type { Transaction } from '@app/platform';
import { BoardCatalogue } from './board-catalogue';
import { boardRulesOf, countsGlobally, onlyResetsAdded, sameRules, type BoardRules } from './board-rules';
import { BoardSet } from './board-set';
import { BoardSetRepository } from './board-set.repository';
import { BoardSets, type OpenSets } from './board-sets';
import { LiveBoards } from './live-boards';

/** Rules that the boards of a mode, or the global ones, are to have from an event on. */
interface Wanted {
  gameMode: string;
  rules: BoardRules;
  eventId: number;
  /** Whether any score can be on boards that other rules would show otherwise. */
  played: boolean;
}

/**
 * What a change of a game mode's rules does to boards: where they stay as they are the rules are exchanged, otherwise
 * another set is begun, to be filled from the log while the present one serves.
 */
@Injectable()
export class RuleChanges {
  /** Called after a commit that leaves sets to be filled or to be deleted. */
  onWork: () => void = () => undefined;

  constructor(
    private readonly repository: BoardSetRepository,
    private readonly sets: BoardSets,
    private readonly catalogue: BoardCatalogue,
    private readonly live: LiveBoards,
  ) {}

  /** The sets of a generation, as a transaction sees and changes them. */
  open(tx: Transaction, generation: number): Promise<OpenSets> {
    return this.sets.open(tx, generation);
  }

  /** Events that the sets know of already are passed over: they are history. */
  async apply(tx: Transaction, event: GameModeChanged | GameModeRemoved, open: OpenSets): Promise<void> {
    tx.onCommit(() => this.onWork());
    const { game_mode: gameMode, id: eventId } = event;
    const own = open.find(gameMode);
    const played = own !== undefined && (await this.repository.hasBoards(tx, own.id));
    if (event.type === 'game_mode_removed') {
      if (own && (await this.isGone(tx, own, eventId))) await this.remove(tx, open, gameMode);
      await this.changeGlobal(tx, open, { gameMode, eventId, played: false }, true);
    } else {
      await this.change(tx, open, { gameMode, rules: boardRulesOf(event.rules), eventId, played });
      await this.changeGlobal(tx, open, { gameMode, eventId, played }, countsGlobally(event.rules));
    }
  }

  forget(): void {
    this.sets.forget();
    this.catalogue.forget();
  }

  /** In a rebuild sets are made under the rules of now: those of a mode that is removed, and not there again, have none. */
  private async isGone(tx: Transaction, own: BoardSet, eventId: number): Promise<boolean> {
    return own.rulesEventId < eventId || !(await this.repository.modes(tx)).has(own.gameMode);
  }

  private async changeGlobal(
    tx: Transaction,
    open: OpenSets,
    { gameMode, eventId, played }: Omit<Wanted, 'rules'>,
    counts: boolean,
  ): Promise<void> {
    const building = await this.repository.buildingOf(tx, open.generation, '');
    const latest = building ?? open.global;
    if (played) {
      const rules = withMode(latest.rules, gameMode, counts);
      if (!sameRules(rules, latest.rules))
        await this.change(tx, open, { gameMode: '', rules, eventId, played });
    } else if (eventId > latest.rulesEventId) {
      const told = (set: BoardSet) => underRules(set, withMode(set.rules, gameMode, counts), eventId);
      if (building) await this.repository.saveRules(tx, told(building));
      await this.exchange(tx, open, told(open.global));
    }
  }

  private async change(tx: Transaction, open: OpenSets, wanted: Wanted): Promise<void> {
    const { gameMode, rules, eventId, played } = wanted;
    const { generation } = open;
    const building = await this.repository.buildingOf(tx, generation, gameMode);
    const serving = open.find(gameMode);
    if (eventId <= (building ?? serving ?? open.global).rulesEventId) return;
    const fits = (set: BoardSet) => !played || isSameBoards(set.rules, rules);
    if (building && fits(building)) {
      await this.repository.saveRules(tx, underRules(building, rules, eventId));
      if (!serving) return;
      const ended = { ...serving.rules, resets: rules.resets };
      await this.exchange(tx, open, underRules(serving, ended, serving.rulesEventId));
      return;
    }
    if (building) await this.repository.saveState(tx, building.id, 'retired');
    const begun = { gameMode, rules, rulesEventId: eventId };
    if (!serving) {
      open.put(tx, gameMode, await this.repository.insert(tx, { generation, state: 'serving' }, begun));
    } else if (fits(serving)) await this.exchange(tx, open, underRules(serving, rules, eventId));
    else await this.repository.insert(tx, { generation, state: 'building' }, begun);
  }

  /** Puts a set that serves under other rules. */
  private async exchange(tx: Transaction, open: OpenSets, next: BoardSet): Promise<void> {
    await this.repository.saveRules(tx, next);
    open.put(tx, next.gameMode, next);
    tx.onCommit(() => this.live.boards.relink(next));
  }

  private async remove(tx: Transaction, open: OpenSets, gameMode: string): Promise<void> {
    const building = await this.repository.buildingOf(tx, open.generation, gameMode);
    for (const set of [open.find(gameMode), building]) {
      if (set) await this.repository.saveState(tx, set.id, 'retired');
    }
    open.put(tx, gameMode, null);
  }
}

/** The rules of global boards on which a mode counts, or does not. */
function withMode(rules: BoardRules, gameMode: string, counts: boolean): BoardRules {
  const others = rules.excluded.filter((mode) => mode !== gameMode);
  return { ...rules, excluded: counts ? others : [...others, gameMode].sort() };
}

/** Whether boards made under the one rules are those of the others too. */
function isSameBoards(before: BoardRules, after: BoardRules): boolean {
  return sameRules(before, after) || onlyResetsAdded(before, after);
}

function underRules({ id, gameMode }: BoardSet, rules: BoardRules, rulesEventId: number): BoardSet {
  return new BoardSet({ id, gameMode, rulesEventId }, rules);
}

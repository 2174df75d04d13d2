import { Calendar, type PeriodName } from '@app/periods';
import type { BoardRules } from './board-rules';

/** What tells a set from others. */
export interface SetIdentity {
  id: number;
  /** Empty for the global boards. */
  gameMode: string;
  /** The event that the rules are of: changes of rules up to it are history. */
  rulesEventId: number;
}

/** The boards of one mode, or of all together, under one version of their rules. */
export class BoardSet {
  readonly id: number;
  readonly gameMode: string;
  readonly rulesEventId: number;
  readonly calendar: Calendar;
  /** How many units of the last decimal make 1; sums are kept in units. */
  readonly scale: number;
  private readonly excluded: ReadonlySet<string>;

  constructor(
    identity: SetIdentity,
    readonly rules: BoardRules,
  ) {
    this.id = identity.id;
    this.gameMode = identity.gameMode;
    this.rulesEventId = identity.rulesEventId;
    this.excluded = new Set(rules.excluded);
    this.scale = 10 ** (rules.decimals ?? 0);
    const { time_zone: timeZone, cron, resets } = rules;
    this.calendar = new Calendar({ timeZone, cron, resets });
  }

  /** The period that is meant where none is named. */
  get defaultPeriod(): PeriodName {
    return this.rules.cron === null ? 'all_time' : 'season';
  }

  /** Whether scores of a mode count on these boards. */
  holds(gameMode: string): boolean {
    return this.gameMode === '' ? !this.excluded.has(gameMode) : gameMode === this.gameMode;
  }

  /** Whether every score changes the standing, so that it depends on all of them and not on the best alone. */
  get isTracked(): boolean {
    return this.rules.operator !== 'best';
  }

  /**
   * A score in units of the last decimal: a whole number where the mode has decimals, unless the mode takes more of them by now than
   * this set was made for.
   */
  unitsOf(score: number): number {
    if (this.rules.decimals === null) return score;
    const units = Math.round(score * this.scale);
    return units / this.scale === score ? units : score * this.scale;
  }
}

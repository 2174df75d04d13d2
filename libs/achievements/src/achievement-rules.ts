import { Injectable } from '@nestjs/common';
import type { Achievement } from '@app/contracts';
import { fingerprintOf, Reader } from '@app/platform';
import { widestWindow } from './criteria';

/** An achievement without what changes: who has it. */
export type FixedAchievement = Omit<Achievement, 'unlocked_count' | 'rarity_percent'>;

/** All achievements of the installation, which only migrations change. */
export interface Rules {
  /** By id. */
  all: readonly FixedAchievement[];
  byId: ReadonlyMap<number, FixedAchievement>;
  /** How many of a player's latest scores the rules look at. */
  window: number;
  /** Another one after any change of any rule. */
  fingerprint: string;
}

/** The table `achievements`, read once. */
@Injectable()
export class AchievementRules {
  private rules: Promise<Rules> | undefined;

  constructor(private readonly reader: Reader) {}

  load(): Promise<Rules> {
    this.rules ??= this.read().catch((error: unknown) => {
      this.rules = undefined;
      throw error;
    });
    return this.rules;
  }

  private async read(): Promise<Rules> {
    const all = await this.reader.query<FixedAchievement>(
      `SELECT id, code, name, description, icon, tier, points, category,
         criteria_type, criteria_value, criteria_window
       FROM achievements ORDER BY id`,
    );
    const byId = new Map(all.map((rule) => [rule.id, rule]));
    return { all, byId, window: widestWindow(all), fingerprint: fingerprintOf(all) };
  }
}

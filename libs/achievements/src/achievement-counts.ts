import { Injectable } from '@nestjs/common';
import { Writer, type Sql } from '@app/platform';
import { serving } from './serving';

/** How many players there are, and how many have each achievement. */
export interface Counts {
  players: number;
  byAchievement: ReadonlyMap<number, number>;
}

/** What a committed change adds: players, and one more (or less) of each achievement listed. */
export interface CountChange {
  players: number;
  won: readonly number[];
  lost: readonly number[];
}

/**
 * Counts held in memory and moved with every commit, because counting a table for each look at the catalogue
 * would cost more the more players there are.
 */
@Injectable()
export class AchievementCounts {
  private counts: { players: number; byAchievement: Map<number, number> } | undefined;
  private loading: Promise<void> | undefined;

  constructor(private readonly writer: Writer) {}

  /** The counts as of the last commit. */
  async current(): Promise<Counts> {
    while (!this.counts) {
      this.loading ??= this.load().finally(() => (this.loading = undefined));
      await this.loading;
    }
    return this.counts;
  }

  /** To be called right after the commit that made the change. */
  change({ players, won, lost }: CountChange): void {
    if (!this.counts) return;
    const { byAchievement } = this.counts;
    this.counts.players += players;
    for (const id of won) byAchievement.set(id, (byAchievement.get(id) ?? 0) + 1);
    for (const id of lost) byAchievement.set(id, (byAchievement.get(id) ?? 0) - 1);
  }

  forget(): void {
    this.counts = undefined;
  }

  /** As a turn of the Writer, so that no commit falls between the count and its first change. */
  private async load(): Promise<void> {
    await this.writer.transaction(async (tx) => {
      const byAchievement = await countUnlocks(tx);
      const players = await countPlayers(tx);
      tx.onCommit(() => (this.counts = { players, byAchievement }));
    });
  }
}

async function countUnlocks(sql: Sql): Promise<Map<number, number>> {
  const rows = await sql.query<{ achievement_id: number; unlocked: number }>(
    `SELECT achievement_id, CAST(COUNT(*) AS integer) AS unlocked FROM achievement_unlocks
     WHERE generation = ${serving} GROUP BY achievement_id`,
  );
  return new Map(rows.map(({ achievement_id, unlocked }) => [achievement_id, unlocked]));
}

async function countPlayers(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ players: number }>(
    `SELECT CAST(COUNT(*) AS integer) AS players FROM player_progress WHERE generation = ${serving}`,
  );
  return row?.players ?? 0;
}

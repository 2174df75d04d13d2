import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { AchievementsApi, LeaderboardsApi, ScoresApi, type BoardRow, type NewScore } from '@app/contracts';
import { EventLog, Rebuild } from '@app/event-log';
import { LeaderboardsModule, StandingsProjection } from '@app/leaderboards';
import { Reader } from '@app/platform';
import { ScoresModule } from '@app/scores';
import { startDomainApp } from './domain-app';

/** Achievements that know of none: these tests are about scores and boards. */
const achievements = { unlocksOf: async ({ event_ids }: { event_ids: number[] }) => event_ids.map(() => []) };

@Global()
@Module({
  imports: [LeaderboardsModule],
  providers: [{ provide: AchievementsApi, useValue: achievements }],
  exports: [AchievementsApi, LeaderboardsModule],
})
class NeighboursModule {}

/** A database of its own, and the process on it, which may be started again. */
export class ScoreDesk {
  private app!: TestingModule;
  private readonly players = new Map<number, number>();
  private created = 0;

  constructor(readonly url = `sqlite:${mkdtempSync(join(tmpdir(), 'laurel-'))}/laurel.sqlite`) {}

  async start(): Promise<this> {
    this.app = await startDomainApp({ DATABASE_URL: this.url }, [NeighboursModule, ScoresModule]);
    return this;
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  /** Also deletes the database that was made with the desk. */
  async stop(): Promise<void> {
    await this.close();
    rmSync(dirname(this.url.slice('sqlite:'.length)), { recursive: true });
  }

  async restart(): Promise<void> {
    await this.app.close();
    await this.start();
  }

  get scores(): ScoresApi {
    return this.app.get(ScoresApi, { strict: false });
  }

  get boards(): LeaderboardsApi {
    return this.app.get(LeaderboardsApi, { strict: false });
  }

  get reader(): Reader {
    return this.app.get(Reader, { strict: false });
  }

  /** The present id behind a test's player number; after a removal the number gets a new player. */
  async player(number: number): Promise<number> {
    const known = this.players.get(number);
    if (known !== undefined) return known;
    const name = `p${(this.created += 1)}`;
    const { result } = await this.app.get(EventLog, { strict: false }).append(async (tx) => {
      const [id = 0] = await tx.nextIds('players', 1);
      await tx.query(
        'INSERT INTO players (id, username, email, display_name, created_at, last_active) VALUES ($1, $2, $3, $4, 0, 0)',
        [id, name, `${name}@example.org`, name],
      );
      return { events: [{ type: 'player_registered' as const, player_id: id, occurred_at: 1 }], result: id };
    });
    this.players.set(number, result);
    return result;
  }

  async removePlayer(number: number): Promise<void> {
    const id = this.players.get(number);
    if (id === undefined) return;
    this.players.delete(number);
    await this.app.get(EventLog, { strict: false }).append(async (tx) => {
      await tx.query('DELETE FROM players WHERE id = $1', [id]);
      return { events: [{ type: 'player_removed' as const, player_id: id, occurred_at: 1 }], result: null };
    });
  }

  async rebuild(): Promise<void> {
    const projection = this.app.get(StandingsProjection, { strict: false });
    await this.app.get(Rebuild, { strict: false }).run(projection, () => undefined);
    await this.restart();
  }

  async submit(input: Partial<NewScore> & { player_id: number; score: number }) {
    return (await this.scores.submit({ game_mode: 'CLASSIC', ...input })).body;
  }

  async top(game_mode?: string): Promise<BoardRow[]> {
    return JSON.parse((await this.boards.top({ game_mode, limit: 100 })).json) as BoardRow[];
  }
}

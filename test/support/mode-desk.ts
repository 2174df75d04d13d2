import { Global, Module } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import {
  AchievementsApi,
  LeaderboardsApi,
  ScoresApi,
  type BoardPeriod,
  type GameMode,
  type NewGameMode,
  type NewScore,
} from '@app/contracts';
import { Clock, Reader, Writer } from '@app/platform';
import { ScoresModule } from '@app/scores';
import { startDomainApp } from './domain-app';

/** Boards that tell nothing but the periods they are given. */
class QuietBoards {
  listed: BoardPeriod[] = [];

  async placements({ event_ids }: { event_ids: number[] }) {
    return event_ids.map(() => null);
  }

  async settled(input: object) {
    return input;
  }

  async periods() {
    return { items: this.listed, next: null };
  }
}

const achievements = { unlocksOf: async ({ event_ids }: { event_ids: number[] }) => event_ids.map(() => []) };

@Global()
@Module({
  providers: [
    { provide: LeaderboardsApi, useClass: QuietBoards },
    { provide: AchievementsApi, useValue: achievements },
  ],
  exports: [AchievementsApi, LeaderboardsApi],
})
class NeighboursModule {}

/** An event of a mode, as the log has it. */
export interface ModeEvent {
  type: string;
  game_mode: string;
  data: string | null;
}

/** The scores domain alone on a database, at a time that the test sets. */
export class ModeDesk {
  private app!: TestingModule;
  private players = 0;

  constructor(
    readonly url: string,
    private readonly settings: Record<string, string> = {},
  ) {}

  async start(): Promise<this> {
    this.app = await startDomainApp({ ...this.settings, DATABASE_URL: this.url }, [
      NeighboursModule,
      ScoresModule,
    ]);
    return this;
  }

  close(): Promise<void> {
    return this.app.close();
  }

  get scores(): ScoresApi {
    return this.app.get(ScoresApi, { strict: false });
  }

  get reader(): Reader {
    return this.app.get(Reader, { strict: false });
  }

  get boards(): QuietBoards {
    return this.app.get<QuietBoards>(LeaderboardsApi, { strict: false });
  }

  /** Stops the clock at a moment. */
  setTime(moment: string): void {
    jest.spyOn(this.app.get(Clock, { strict: false }), 'now').mockReturnValue(Date.parse(moment));
  }

  async player(): Promise<number> {
    const name = `p${(this.players += 1)}`;
    return this.app.get(Writer, { strict: false }).transaction(async (tx) => {
      const [id = 0] = await tx.nextIds('players', 1);
      await tx.query(
        'INSERT INTO players (id, username, email, display_name, created_at, last_active) VALUES ($1, $2, $3, $4, 0, 0)',
        [id, name, `${name}@example.org`, name],
      );
      return id;
    });
  }

  async mode(mode: NewGameMode): Promise<GameMode> {
    return (await this.scores.createGameMode(mode)).body;
  }

  async submit(score: NewScore) {
    return (await this.scores.submit(score)).body;
  }

  /** What the log says of modes, or of one. */
  async events(code?: string): Promise<ModeEvent[]> {
    const events = await this.reader.query<ModeEvent>(
      "SELECT type, game_mode, data FROM events WHERE type LIKE 'game_mode%' ORDER BY id",
    );
    return events.filter(({ game_mode }) => code === undefined || game_mode === code);
  }
}

import type { TestingModule } from '@nestjs/testing';
import { AchievementsModule } from '@app/achievements';
import { AchievementsApi, PlayersApi, type Achievement, type Player, type ScoreVoided } from '@app/contracts';
import { EventLog } from '@app/event-log';
import { PlayersModule } from '@app/players';
import { startDomainApp } from './domain-app';

/** A process with players and achievements, and what tests do with it again and again. */
export class AchievementsProcess {
  private made = 0;

  private constructor(
    readonly url: string,
    public app: TestingModule,
  ) {}

  static async start(url: string): Promise<AchievementsProcess> {
    return new AchievementsProcess(url, await open(url));
  }

  get api(): AchievementsApi {
    return this.app.get(AchievementsApi);
  }

  get players(): PlayersApi {
    return this.app.get(PlayersApi);
  }

  /** Another process on the same database. */
  async restart(): Promise<void> {
    await this.app.close();
    this.app = await open(this.url);
  }

  async newPlayer(display_name?: string): Promise<Player> {
    this.made += 1;
    const username = `player ${this.made}`;
    const fields = { username, email: `player${this.made}@example.com`, display_name };
    return (await this.players.create(fields)).body;
  }

  /** Plays games in one append, a millisecond apart, and returns the ids of their events. */
  async play(player_id: number, scores: readonly number[], firstAt = 1_700_000_000_000): Promise<number[]> {
    const appended = await this.app.get(EventLog).append(async (tx) => {
      const ids = await tx.nextIds('scores', scores.length);
      const events = scores.map((value, index) => ({
        type: 'score_submitted' as const,
        player_id,
        game_mode: 'CLASSIC',
        score_id: ids[index] ?? 0,
        value,
        occurred_at: firstAt + index,
      }));
      return { events, result: undefined };
    });
    return appended.events.map(({ id }) => id);
  }

  /** Voids the score of an event. */
  async voidScoreOf(eventId: number, occurred_at = 1_800_000_000_000): Promise<void> {
    await this.app.get(EventLog).append(async (tx) => {
      const [score] = await tx.query<Omit<ScoreVoided, 'id' | 'type' | 'occurred_at'>>(
        'SELECT player_id, game_mode, score_id, value FROM events WHERE id = $1',
        [eventId],
      );
      if (!score) throw new Error(`There is no event ${eventId}`);
      return { events: [{ ...score, type: 'score_voided' as const, occurred_at }], result: undefined };
    });
  }

  async catalogue(): Promise<Achievement[]> {
    return JSON.parse((await this.api.catalogue({})).json) as Achievement[];
  }
}

function open(url: string): Promise<TestingModule> {
  return startDomainApp({ DATABASE_URL: url }, [PlayersModule, AchievementsModule]);
}

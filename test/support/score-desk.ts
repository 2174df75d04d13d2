import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Global, Module, type Type } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import {
  AchievementsApi,
  LeaderboardsApi,
  modeRulesColumns,
  modeRulesFrom,
  ScoresApi,
  standardRules,
  type BoardRow,
  type ModeRules,
  type ModeRulesRow,
  type NewScore,
} from '@app/contracts';
import { EventLog, Rebuild } from '@app/event-log';
import { LeaderboardsModule, StandingsProjection } from '@app/leaderboards';
import { Calendar } from '@app/periods';
import { Clock, Metrics, Reader, type Transaction } from '@app/platform';
import { ScoresModule } from '@app/scores';
import { startDomainApp } from './domain-app';
import { eventually } from './eventually';

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
  private time: number | undefined;

  constructor(readonly url = `sqlite:${mkdtempSync(join(tmpdir(), 'laurel-'))}/laurel.sqlite`) {}

  async start(): Promise<this> {
    this.app = await startDomainApp({ DATABASE_URL: this.url }, [NeighboursModule, ScoresModule]);
    if (this.time !== undefined) this.setTime(this.time);
    return this;
  }

  /** From here on it is `ms` for the process, until it is told otherwise; also after a restart. */
  setTime(ms: number): void {
    this.time = ms;
    jest.spyOn(this.app.get(Clock, { strict: false }), 'now').mockReturnValue(ms);
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

  part<Part>(type: Type<Part>): Part {
    return this.app.get(type, { strict: false });
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

  /** Changes a mode's rules, or makes the mode, with the event that tells of it. */
  async setMode(code: string, changes: Partial<ModeRules>): Promise<ModeRules> {
    const occurred_at = this.app.get(Clock, { strict: false }).now();
    const { result } = await this.app.get(EventLog, { strict: false }).append(async (tx) => {
      const [row] = await tx.query<ModeRulesRow>(
        `SELECT ${modeRulesColumns} FROM game_modes WHERE code = $1`,
        [code],
      );
      const rules = { ...(row ? modeRulesFrom(row) : standardRules), ...changes };
      await saveMode(tx, code, rules);
      return {
        events: [{ type: 'game_mode_changed' as const, game_mode: code, rules, occurred_at }],
        result: rules,
      };
    });
    return result;
  }

  /** Ends a mode's season right behind this moment. */
  async resetSeason(code: string, { resets }: Pick<ModeRules, 'resets'>): Promise<ModeRules> {
    const at = Math.max(this.app.get(Clock, { strict: false }).now(), resets.at(-1) ?? 0) + 1;
    return this.setMode(code, { resets: [...resets, at] });
  }

  /** Resolves when all boards are ranked by the rules of now. */
  async settled(): Promise<void> {
    await eventually(async () => {
      const [{ position = 0 } = {}] = await this.reader.query<{ position: number }>(
        'SELECT MAX(id) AS position FROM events',
      );
      await this.boards.settled({ position });
      const building = await this.reader.query(`SELECT id FROM board_sets WHERE state = 'building'`);
      if (building.length > 0) throw new Error(`${building.length} sets are still being built`);
    });
  }

  async gauge(name: string): Promise<number | undefined> {
    const metrics = await this.app.get(Metrics, { strict: false }).snapshot();
    return metrics.find((metric) => metric.name === name)?.values[0]?.value;
  }

  async submit(input: Partial<NewScore> & { player_id: number; score: number }) {
    return (await this.scores.submit({ game_mode: 'CLASSIC', ...input })).body;
  }

  async top(game_mode?: string): Promise<BoardRow[]> {
    return JSON.parse((await this.boards.top({ game_mode, limit: 100 })).json) as BoardRow[];
  }

  /** Every standing on every board in every period: mode, period, player, score, games, event. */
  async keptStandings(): Promise<string[]> {
    const rows = await this.reader.query<Record<string, string | number>>(
      `SELECT bs.game_mode, b.period, b.period_key, s.player_id, s.value, s.best, s.games, s.reached_event_id, s.reached_at
       FROM standings s JOIN boards b ON b.id = s.board_id
       JOIN board_sets bs ON bs.id = b.set_id AND bs.state = 'serving'
       JOIN projection_checkpoints c ON c.name = 'leaderboards' AND c.generation = bs.generation`,
    );
    return rows.map((row) => Object.values(row).join(' ')).sort();
  }

  /** The same counted from the scores that are stored, one by one. */
  async countedStandings(): Promise<string[]> {
    const scores = await this.reader.query<Counted>(
      `SELECT s.game_mode, s.player_id, s.value, s.created_at, e.id AS event_id FROM scores s
       JOIN events e ON e.score_id = s.id AND e.type = 'score_submitted' ORDER BY s.id`,
    );
    const standings = new Map<string, { best: Counted; games: number }>();
    for (const score of scores) {
      for (const board of boardsOf(score)) {
        const key = `${board} ${score.player_id}`;
        const { best, games } = standings.get(key) ?? { best: score, games: 0 };
        standings.set(key, { best: score.value > best.value ? score : best, games: games + 1 });
      }
    }
    return [...standings]
      .map(([key, { best, games }]) =>
        [key, best.value, best.value, games, best.event_id, best.created_at].join(' '),
      )
      .sort();
  }
}

async function saveMode(tx: Transaction, code: string, rules: ModeRules): Promise<void> {
  await tx.query(
    `INSERT INTO game_modes (code, sort, operator, ties, decimals, in_global, time_zone, reset_cron, resets, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)
     ON CONFLICT (code) DO UPDATE SET sort = excluded.sort, operator = excluded.operator, ties = excluded.ties,
       decimals = excluded.decimals, in_global = excluded.in_global, time_zone = excluded.time_zone,
       reset_cron = excluded.reset_cron, resets = excluded.resets`,
    [
      code,
      rules.sort,
      rules.operator,
      rules.ties,
      rules.decimals,
      Number(rules.in_global),
      rules.time_zone,
      rules.cron,
      JSON.stringify(rules.resets),
    ],
  );
}

interface Counted {
  game_mode: string;
  player_id: number;
  value: number;
  created_at: number;
  event_id: number;
}

function boardsOf({ game_mode, created_at }: Counted): string[] {
  return [game_mode, ''].flatMap((mode) =>
    Calendar.utc.spanAt(created_at).periods.map(({ period, key }) => `${mode} ${period} ${key}`),
  );
}

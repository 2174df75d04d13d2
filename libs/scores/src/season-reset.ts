import { Injectable } from '@nestjs/common';
import {
  LeaderboardsApi,
  problem,
  type Answered,
  type BoardPeriod,
  type NewEvent,
  type ResetSeasonInput,
  type SeasonChange,
} from '@app/contracts';
import { decision } from '@app/event-log';
import { Calendar } from '@app/periods';
import { answerOnce, Clock, isoTime, type Transaction } from '@app/platform';
import { rulesOf, type GameModeRow } from './game-mode';
import { GameModeLog } from './game-mode-log';
import { gameModeUnknown } from './game-mode-unknown';
import { GameModeRepository } from './game-mode.repository';

/** What the idempotency keys of resets are stored under. */
const scope = 'season_reset';

/** Ends seasons before their time. */
@Injectable()
export class SeasonReset {
  constructor(
    private readonly log: GameModeLog,
    private readonly modes: GameModeRepository,
    private readonly leaderboards: LeaderboardsApi,
    private readonly clock: Clock,
  ) {}

  /** Errors: as `ScoresApi.resetSeason`. */
  async run({ code, idempotency_key: key }: ResetSeasonInput): Promise<Answered<SeasonChange>> {
    // Who asks is known up to the first await.
    const decided = decision({});
    // Asked before the transaction, which must not wait for another process.
    const period = { game_mode: code, period: 'season', limit: 1 } as const;
    const { items: running } = await this.leaderboards.periods(period);
    return this.log.append(async (tx) => {
      const events: NewEvent[] = [];
      const result = await answerOnce(tx, { scope, key, content: { code } }, async () => {
        const mode = await this.withSeasons(tx, code);
        const at = await this.momentOfReset(tx, mode);
        const after = { ...mode, resets: JSON.stringify([...rulesOf(mode).resets, at]) };
        await this.modes.update(tx, after);
        const rules = rulesOf(after);
        events.push({ type: 'game_mode_changed', game_mode: code, rules, occurred_at: this.clock.now() });
        return changeAt(at, after, running);
      });
      return { events, result };
    }, decided);
  }

  private async withSeasons(tx: Transaction, code: string): Promise<GameModeRow> {
    const mode = await this.modes.find(code, tx);
    if (!mode) throw gameModeUnknown(code);
    if (mode.reset_cron !== null) return mode;
    const cure = 'give it a schedule first, as "reset": {"cron": "0 0 1 * *"}';
    throw problem('game_mode_without_seasons', `The game mode "${code}" has no seasons: ${cure}`);
  }

  /** Behind every score that is stored: an instant at a reset belongs to the new season. */
  private async momentOfReset(tx: Transaction, mode: GameModeRow): Promise<number> {
    const lastReset = rulesOf(mode).resets.at(-1) ?? 0;
    return Math.max(this.clock.now(), await this.modes.latestScoreAt(tx), lastReset) + 1;
  }
}

/** `running`: the season that ends. Nobody has played in the one that starts. */
function changeAt(at: number, mode: GameModeRow, running: readonly BoardPeriod[]): SeasonChange {
  const { time_zone: timeZone, cron, resets } = rulesOf(mode);
  const calendar = new Calendar({ timeZone, cron, resets });
  return { ended: seasonAt(calendar, at - 1, running), started: seasonAt(calendar, at, []) };
}

function seasonAt(calendar: Calendar, ms: number, counted: readonly BoardPeriod[]): BoardPeriod {
  const key = calendar.keyAt('season', ms);
  const bounds = calendar.boundsOf({ period: 'season', key });
  if (!bounds) throw new Error(`The season ${key} has no bounds`);
  return {
    period: 'season',
    key,
    starts_at: isoTime(bounds.startsAt),
    ends_at: isoTime(bounds.endsAt),
    total_players: counted.find((season) => season.key === key)?.total_players ?? 0,
  };
}

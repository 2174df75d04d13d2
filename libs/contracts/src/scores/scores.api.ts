import { contract } from '@app/platform';
import { IdInput, NoInput, PositionInput, type Answered, type Page } from '../page.dto';
import {
  ChangeGameModeInput,
  CreateGameModeInput,
  ModeCodeInput,
  PreviewScheduleInput,
  ResetSeasonInput,
  type FireTime,
  type GameMode,
  type RemovedGameMode,
  type SeasonChange,
} from '../game-modes/game-mode.dto';
import {
  BusyHoursInput,
  GamesSeriesInput,
  SeriesInput,
  type BusyHour,
  type GamesPoint,
  type RegistrationsPoint,
} from './analytics.dto';
import { ListAuditInput, type AuditEntry } from './audit.dto';
import { HistoryInput, type HistoryPoint } from './history.dto';
import {
  ImportScoresInput,
  ListScoresInput,
  NewScore,
  SubmitScoresInput,
  type ImportedScores,
  type ModeStatistics,
  type Score,
  type ScoreResult,
  type SubmittedScore,
} from './score.dto';
import { ListVoidedInput, VoidScoreInput, type VoidedScore } from './void.dto';

/** Finished games: taken in, kept, listed. */
export abstract class ScoresApi {
  static readonly contract = contract<ScoresApi>('scores', {
    submit: { input: NewScore },
    submitBatch: { input: SubmitScoresInput },
    importScores: { input: ImportScoresInput },
    list: { input: ListScoresInput, repeatable: true },
    statisticsOf: { input: IdInput, repeatable: true },
    history: { input: HistoryInput, repeatable: true },
    get: { input: IdInput, repeatable: true },
    voidScore: { input: VoidScoreInput },
    listVoided: { input: ListVoidedInput, repeatable: true },
    gameModes: { input: NoInput, repeatable: true },
    gameMode: { input: ModeCodeInput, repeatable: true },
    createGameMode: { input: CreateGameModeInput },
    changeGameMode: { input: ChangeGameModeInput },
    deleteGameMode: { input: ModeCodeInput },
    resetSeason: { input: ResetSeasonInput },
    previewSchedule: { input: PreviewScheduleInput, repeatable: true },
    gamesOverTime: { input: GamesSeriesInput, repeatable: true },
    registrationsOverTime: { input: SeriesInput, repeatable: true },
    busyHours: { input: BusyHoursInput, repeatable: true },
    audit: { input: ListAuditInput, repeatable: true },
    catchUp: { input: PositionInput, repeatable: true },
  });

  /**
   * Stores a score: on disk when the promise resolves. What boards and achievements say of it comes along; a
   * part that does not answer in time is null and named in `pending`.
   * Errors: `player_not_found`, `game_mode_not_found`, `invalid_request` (more fraction digits than the mode
   * takes), `score_out_of_range`, `game_mode_closed`, `idempotency_key_reused`.
   */
  abstract submit(input: NewScore): Promise<Answered<SubmittedScore>>;

  /**
   * Stores up to 1,000 scores, one result an entry, in order; a faulty entry does not touch the others. Under an
   * idempotency key every entry is stored once, whatever dies when; entries that were refused are judged again.
   * Errors: `idempotency_key_reused` where the key came with other scores; `service_unavailable` where none could
   * be stored. What is wrong with an entry is in its result.
   */
  abstract submitBatch(input: SubmitScoresInput): Promise<Answered<ScoreResult[]>>;

  /**
   * Stores up to 1,000 scores, each with its own time, in one transaction: all or none. Whether a mode is open is judged
   * by that time. Errors: as `submit`.
   */
  abstract importScores(input: ImportScoresInput): Promise<ImportedScores>;

  /** Scores, highest, lowest or newest first, a page at a time. Errors: `invalid_cursor`. */
  abstract list(input: ListScoresInput): Promise<Page<Score>>;

  /**
   * A player's statistics, one entry a mode, by mode name; none for an unknown player. Averages are of exact sums where
   * the mode has `decimals`.
   */
  abstract statisticsOf(input: IdInput): Promise<ModeStatistics[]>;

  /**
   * A player's games over time, earliest first: one point an interval that has games, the latest 1,000 of them. Of one
   * mode, they go by its sort, decimals and time zone. None for an unknown player. Errors: `invalid_request` where `to` lies before `from`.
   */
  abstract history(input: HistoryInput): Promise<HistoryPoint[]>;

  /** One score. Errors: `score_not_found`, also for a voided one. */
  abstract get(input: IdInput): Promise<Score>;

  /**
   * Takes a score out of everything that counts: boards of all periods, past ones too, show what is best without it when
   * the promise resolves. Unlocked achievements stay. Kept with who and why. Errors: `score_not_found`.
   */
  abstract voidScore(input: VoidScoreInput): Promise<VoidedScore>;

  /** Voided scores with their record, newest first, a page at a time. Errors: `invalid_cursor`. */
  abstract listVoided(input: ListVoidedInput): Promise<Page<VoidedScore>>;

  /** All game modes by code. */
  abstract gameModes(input: NoInput): Promise<GameMode[]>;

  /** One game mode. Errors: `game_mode_unknown`. */
  abstract gameMode(input: ModeCodeInput): Promise<GameMode>;

  /**
   * Makes a game mode. Errors: `invalid_request` with a fault a field, also for rules that contradict each other,
   * `game_mode_exists`, `idempotency_key_reused`.
   */
  abstract createGameMode(input: CreateGameModeInput): Promise<Answered<GameMode>>;

  /**
   * Changes the given fields. Where they say how boards rank, the mode's boards are made anew from all that was played.
   * Errors: `game_mode_unknown`, `invalid_request`, `game_mode_in_use` where the mode's scores do not fit its new
   * `decimals`.
   */
  abstract changeGameMode(input: ChangeGameModeInput): Promise<GameMode>;

  /** Removes a mode in which no score counts. Errors: `game_mode_unknown`, `game_mode_in_use`. */
  abstract deleteGameMode(input: ModeCodeInput): Promise<RemovedGameMode>;

  /**
   * Ends the running season now and starts the next one: what is stored counts in the old one, what comes in the new one.
   * Errors: `game_mode_unknown`, `game_mode_without_seasons`, `idempotency_key_reused`.
   */
  abstract resetSeason(input: ResetSeasonInput): Promise<Answered<SeasonChange>>;

  /** The next fire times of a schedule, earliest first. Errors: `invalid_request`. */
  abstract previewSchedule(input: PreviewScheduleInput): Promise<FireTime[]>;

  /**
   * Games that count by when they were played, a point an interval, also without games, earliest first, up to 1,000.
   * Within about a second of the truth. Errors: `invalid_request` for an unknown time zone, an end before the start, and
   * more points than that.
   */
  abstract gamesOverTime(input: GamesSeriesInput): Promise<GamesPoint[]>;

  /** Players that there are by when they registered, as `gamesOverTime`. Errors: `invalid_request`. */
  abstract registrationsOverTime(input: SeriesInput): Promise<RegistrationsPoint[]>;

  /** Games of a stretch of up to 400 days by hour of the week: all 168, from Monday 00:00. Errors: `invalid_request`. */
  abstract busyHours(input: BusyHoursInput): Promise<BusyHour[]>;

  /** Who voided scores, removed players and changed game modes, when and why: newest first. Errors: `invalid_cursor`. */
  abstract audit(input: ListAuditInput): Promise<Page<AuditEntry>>;

  /** Resolves when this domain's projections include the event at `position`. Errors: `deadline_exceeded`. */
  abstract catchUp(input: PositionInput): Promise<PositionInput>;
}

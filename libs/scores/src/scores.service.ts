import { Injectable } from '@nestjs/common';
import {
  ScoresApi,
  type Answered,
  type AuditEntry,
  type BusyHour,
  type BusyHoursInput,
  type ChangeGameModeInput,
  type CreateGameModeInput,
  type FireTime,
  type GameMode,
  type GamesPoint,
  type GamesSeriesInput,
  type HistoryInput,
  type HistoryPoint,
  type IdInput,
  type ImportedScores,
  type ImportScoresInput,
  type ListAuditInput,
  type ListScoresInput,
  type ListVoidedInput,
  type ModeCodeInput,
  type ModeStatistics,
  type NewScore,
  type Page,
  type PositionInput,
  type PreviewScheduleInput,
  type RegistrationsPoint,
  type RemovedGameMode,
  type ResetSeasonInput,
  type Score,
  type ScoreResult,
  type SeasonChange,
  type SeriesInput,
  type SubmitScoresInput,
  type SubmittedScore,
  type VoidedScore,
  type VoidScoreInput,
} from '@app/contracts';
import { GameModes } from './game-modes';
import { ScoreEntrances } from './score-entrances';
import { ScoreViews } from './score-views';
import { ScoreVoiding } from './score-voiding';

@Injectable()
export class ScoresService extends ScoresApi {
  constructor(
    private readonly entrances: ScoreEntrances,
    private readonly views: ScoreViews,
    private readonly voiding: ScoreVoiding,
    private readonly modes: GameModes,
  ) {
    super();
  }

  override submit(input: NewScore): Promise<Answered<SubmittedScore>> {
    return this.entrances.submissions.submit(input);
  }

  override submitBatch(input: SubmitScoresInput): Promise<Answered<ScoreResult[]>> {
    return this.entrances.batches.submit(input);
  }

  override importScores(input: ImportScoresInput): Promise<ImportedScores> {
    return this.entrances.imports.run(input);
  }

  override list(input: ListScoresInput): Promise<Page<Score>> {
    return this.views.scores.list(input);
  }

  override statisticsOf(input: IdInput): Promise<ModeStatistics[]> {
    return this.views.statistics.ofPlayer(input.id);
  }

  override history(input: HistoryInput): Promise<HistoryPoint[]> {
    return this.views.statistics.history(input);
  }

  override get(input: IdInput): Promise<Score> {
    return this.views.scores.get(input.id);
  }

  override voidScore(input: VoidScoreInput): Promise<VoidedScore> {
    return this.voiding.voidScore(input);
  }

  override listVoided(input: ListVoidedInput): Promise<Page<VoidedScore>> {
    return this.views.records.voided.page(input);
  }

  override audit(input: ListAuditInput): Promise<Page<AuditEntry>> {
    return this.views.records.audit.page(input);
  }

  override gameModes(): Promise<GameMode[]> {
    return this.modes.all();
  }

  override gameMode(input: ModeCodeInput): Promise<GameMode> {
    return this.modes.get(input);
  }

  override createGameMode(input: CreateGameModeInput): Promise<Answered<GameMode>> {
    return this.modes.changing.create(input);
  }

  override changeGameMode(input: ChangeGameModeInput): Promise<GameMode> {
    return this.modes.changing.change(input);
  }

  override deleteGameMode(input: ModeCodeInput): Promise<RemovedGameMode> {
    return this.modes.changing.remove(input);
  }

  override resetSeason(input: ResetSeasonInput): Promise<Answered<SeasonChange>> {
    return this.modes.seasons.run(input);
  }

  override previewSchedule(input: PreviewScheduleInput): Promise<FireTime[]> {
    return this.modes.preview(input);
  }

  override gamesOverTime(input: GamesSeriesInput): Promise<GamesPoint[]> {
    return this.views.analytics.games(input);
  }

  override registrationsOverTime(input: SeriesInput): Promise<RegistrationsPoint[]> {
    return this.views.analytics.registrations(input);
  }

  override busyHours(input: BusyHoursInput): Promise<BusyHour[]> {
    return this.views.analytics.busyHours(input);
  }

  override async catchUp(input: PositionInput): Promise<PositionInput> {
    await this.views.scores.caughtUp(input.position);
    return input;
  }
}

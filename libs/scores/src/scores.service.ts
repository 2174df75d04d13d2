import { Injectable } from '@nestjs/common';
import {
  ScoresApi,
  type Answered,
  type GameMode,
  type HistoryInput,
  type HistoryPoint,
  type IdInput,
  type ImportedScores,
  type ImportScoresInput,
  type ListScoresInput,
  type ListVoidedInput,
  type ModeStatistics,
  type NewScore,
  type Page,
  type PositionInput,
  type Score,
  type ScoreResult,
  type SubmitScoresInput,
  type SubmittedScore,
  type VoidedScore,
  type VoidScoreInput,
} from '@app/contracts';
import { ScoreEntrances } from './score-entrances';
import { ScoreQueries } from './score-queries';
import { ScoreVoiding } from './score-voiding';
import { VoidedScoreList } from './voided-score-list';

@Injectable()
export class ScoresService extends ScoresApi {
  constructor(
    private readonly entrances: ScoreEntrances,
    private readonly queries: ScoreQueries,
    private readonly voiding: ScoreVoiding,
    private readonly voided: VoidedScoreList,
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
    return this.queries.list(input);
  }

  override statisticsOf(input: IdInput): Promise<ModeStatistics[]> {
    return this.queries.statisticsOf(input.id);
  }

  override history(input: HistoryInput): Promise<HistoryPoint[]> {
    return this.queries.history(input);
  }

  override get(input: IdInput): Promise<Score> {
    return this.queries.get(input.id);
  }

  override voidScore(input: VoidScoreInput): Promise<VoidedScore> {
    return this.voiding.voidScore(input);
  }

  override listVoided(input: ListVoidedInput): Promise<Page<VoidedScore>> {
    return this.voided.page(input);
  }

  override gameModes(): Promise<GameMode[]> {
    return this.queries.gameModes();
  }

  override async catchUp(input: PositionInput): Promise<PositionInput> {
    await this.queries.caughtUp(input.position);
    return input;
  }
}

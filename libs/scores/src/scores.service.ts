import { Injectable } from '@nestjs/common';
import {
  ScoresApi,
  type Answered,
  type GameMode,
  type IdInput,
  type ImportedScores,
  type ImportScoresInput,
  type ListScoresInput,
  type ModeStatistics,
  type NewScore,
  type Page,
  type PositionInput,
  type Score,
  type ScoreResult,
  type SubmitScoresInput,
  type SubmittedScore,
} from '@app/contracts';
import { ScoreBatches } from './score-batches';
import { ScoreImport } from './score-import';
import { ScoreQueries } from './score-queries';
import { ScoreSubmissions } from './score-submissions';

@Injectable()
export class ScoresService extends ScoresApi {
  constructor(
    private readonly submissions: ScoreSubmissions,
    private readonly batches: ScoreBatches,
    private readonly imports: ScoreImport,
    private readonly queries: ScoreQueries,
  ) {
    super();
  }

  override submit(input: NewScore): Promise<Answered<SubmittedScore>> {
    return this.submissions.submit(input);
  }

  override submitBatch(input: SubmitScoresInput): Promise<Answered<ScoreResult[]>> {
    return this.batches.submit(input);
  }

  override importScores(input: ImportScoresInput): Promise<ImportedScores> {
    return this.imports.run(input);
  }

  override list(input: ListScoresInput): Promise<Page<Score>> {
    return this.queries.list(input);
  }

  override statisticsOf(input: IdInput): Promise<ModeStatistics[]> {
    return this.queries.statisticsOf(input.id);
  }

  override gameModes(): Promise<GameMode[]> {
    return this.queries.gameModes();
  }

  override async catchUp(input: PositionInput): Promise<PositionInput> {
    await this.queries.caughtUp(input.position);
    return input;
  }
}

import { Injectable } from '@nestjs/common';
import type { GameMode, ListScoresInput, ModeStatistics, Page, Score } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { Cursors } from '@app/platform';
import { GameModeRepository } from './game-mode.repository';
import { scoreHistory } from './score-history.projection';
import { ScoreRepository, toScore, type ScorePlace } from './score.repository';

/** What is asked about scores and modes. */
@Injectable()
export class ScoreQueries {
  constructor(
    private readonly scores: ScoreRepository,
    private readonly modes: GameModeRepository,
    private readonly cursors: Cursors,
    private readonly runner: ProjectionRunner,
  ) {}

  /** Errors: `invalid_cursor`, also for a cursor of another list. */
  async list(input: ListScoresInput): Promise<Page<Score>> {
    const { limit = 100, order = 'highest', game_mode = null, player_id = null } = input;
    const kind = JSON.stringify(['scores', order, game_mode, player_id]);
    const after = input.cursor === undefined ? null : await this.place(kind, input.cursor);
    const rows = await this.scores.list({ ...input, limit: limit + 1, skip: after ? 0 : input.skip }, after);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    if (rows.length <= limit || !last) return { items: items.map(toScore), next: null };
    const key = order === 'highest' ? last.value : last.created_at;
    return { items: items.map(toScore), next: await this.cursors.encode(kind, [key, last.id]) };
  }

  statisticsOf(playerId: number): Promise<ModeStatistics[]> {
    return this.scores.statisticsOf(playerId);
  }

  gameModes(): Promise<GameMode[]> {
    return this.modes.all();
  }

  caughtUp(position: number): Promise<void> {
    return this.runner.caughtUp([scoreHistory], position);
  }

  private async place(kind: string, cursor: string): Promise<ScorePlace> {
    const [key, id] = await this.cursors.decode(kind, cursor);
    return { key: Number(key), id: Number(id) };
  }
}

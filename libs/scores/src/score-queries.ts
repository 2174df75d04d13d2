import { Injectable } from '@nestjs/common';
import type { ListScoresInput, Page, Score } from '@app/contracts';
import { ProjectionRunner } from '@app/event-log';
import { Cursors } from '@app/platform';
import { scoreHistory } from './score-history.projection';
import { scoreNotFound } from './score-not-found';
import { ScoreRepository, toScore, type ScorePlace } from './score.repository';

/** The lists of scores, and each alone. */
@Injectable()
export class ScoreQueries {
  constructor(
    private readonly scores: ScoreRepository,
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
    const key = order === 'newest' ? last.created_at : last.value;
    return { items: items.map(toScore), next: await this.cursors.encode(kind, [key, last.id]) };
  }

  /** Errors: `score_not_found`. */
  async get(id: number): Promise<Score> {
    const row = await this.scores.find(id);
    if (!row) throw scoreNotFound(id);
    return toScore(row);
  }

  caughtUp(position: number): Promise<void> {
    return this.runner.caughtUp([scoreHistory], position);
  }

  private async place(kind: string, cursor: string): Promise<ScorePlace> {
    const [key, id] = await this.cursors.decode(kind, cursor);
    return { key: Number(key), id: Number(id) };
  }
}

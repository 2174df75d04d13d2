import { Injectable } from '@nestjs/common';
import { ProjectionRunner } from '@app/event-log';
import { encodeIds, idList, Reader } from '@app/platform';
import { leaderboards } from './board-catalogue';
import type { BoardRef } from './board-key';
import type { Period } from './periods';

interface BoardRowRead {
  id: number;
  game_mode: string;
  period: BoardRef['period'];
  period_key: string;
}

/** What the database knows of boards as a whole. */
@Injectable()
export class BoardRepository {
  constructor(
    private readonly reader: Reader,
    private readonly runner: ProjectionRunner,
  ) {}

  /** The boards a player is on, in some periods. O(boards the player was ever on). */
  async ofPlayer(playerId: number, periods: readonly Period[]): Promise<BoardRef[]> {
    const wanted = new Set(periods.map(({ period, key }) => `${period} ${key}`));
    const keys = periods.map((_period, index) => `$${index + 3}`).join(', ');
    const rows = await this.reader.query<BoardRowRead>(
      `SELECT b.id, b.game_mode, b.period, b.period_key FROM standings s JOIN boards b ON b.id = s.board_id
       WHERE s.player_id = $1 AND b.generation = $2 AND b.period_key IN (${keys})`,
      [playerId, this.generation(), ...periods.map(({ key }) => key)],
    );
    return rows.map(toRef).filter((ref) => wanted.has(`${ref.period} ${ref.periodKey}`));
  }

  /** All boards of a mode, of the global one for an empty text. */
  async ofMode(gameMode: string): Promise<BoardRef[]> {
    const rows = await this.reader.query<BoardRowRead>(
      'SELECT id, game_mode, period, period_key FROM boards WHERE generation = $1 AND game_mode = $2',
      [this.generation(), gameMode],
    );
    return rows.map(toRef);
  }

  async modeExists(code: string): Promise<boolean> {
    return (await this.reader.query('SELECT code FROM game_modes WHERE code = $1', [code])).length > 0;
  }

  /** How many players are on each of these boards; those with nobody are missing. O(players on them). */
  async playersOn(boardIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (boardIds.length === 0) return new Map();
    const rows = await this.reader.query<{ board_id: number; players: number }>(
      `SELECT board_id, COUNT(*) AS players FROM standings
       WHERE board_id IN ${idList(this.reader.dialect, '$1')} GROUP BY board_id`,
      [encodeIds(boardIds)],
    );
    return new Map(rows.map(({ board_id, players }) => [board_id, players]));
  }

  /** The games of all players on a board. O(players on it). */
  async gamesOn(boardId: number): Promise<number> {
    const [row] = await this.reader.query<{ games: number | null }>(
      'SELECT SUM(games) AS games FROM standings WHERE board_id = $1',
      [boardId],
    );
    return Number(row?.games ?? 0);
  }

  private generation(): number {
    return this.runner.generationOf(leaderboards);
  }
}

function toRef({ id, game_mode, period, period_key }: BoardRowRead): BoardRef {
  return { id, gameMode: game_mode, period, periodKey: period_key };
}

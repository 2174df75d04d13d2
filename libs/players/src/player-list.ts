import { Injectable } from '@nestjs/common';
import type { ListPlayersInput, Page, Player } from '@app/contracts';
import { Cursors, Reader, type SqlValue } from '@app/platform';
import { playerColumns, toPlayer, type PlayerRow } from './player.repository';
import { fold, prefixRange } from './player-words';

const defaultLimit = 100;
/** Up to so many words in its range, a search collects and sorts them all; beyond, it walks the players by id. */
const fewWords = 5_000;

/** A page: players after an id, then `skip` of them passed over. */
interface Window {
  after: number;
  skip: number;
  limit: number;
}

/** Lists and searches players, by id. */
@Injectable()
export class PlayerList {
  constructor(
    private readonly reader: Reader,
    private readonly cursors: Cursors,
  ) {}

  /** Errors: `invalid_cursor`. O(log n + skip + limit); a search of few words: their number besides. */
  async page(input: ListPlayersInput): Promise<Page<Player>> {
    const { limit = defaultLimit, skip = 0 } = input;
    const prefix = fold(input.search ?? '');
    const kind = `players:${prefix}`;
    const after = input.cursor === undefined ? 0 : await this.placeOf(kind, input.cursor);
    if (limit === 0) return { items: [], next: null };
    const window = { after, skip: input.cursor === undefined ? skip : 0, limit: limit + 1 };
    const rows = prefix === '' ? await this.all(window) : await this.search(prefix, window);
    const items = rows.slice(0, limit).map(toPlayer);
    const last = items.at(-1);
    const next = rows.length > limit && last ? await this.cursors.encode(kind, [last.id]) : null;
    return { items, next };
  }

  private async placeOf(kind: string, cursor: string): Promise<number> {
    return Number((await this.cursors.decode(kind, cursor))[0]);
  }

  private all({ after, skip, limit }: Window): Promise<PlayerRow[]> {
    return this.reader.query<PlayerRow>(
      `SELECT ${playerColumns} FROM players WHERE id > $1 ORDER BY id LIMIT $2 OFFSET $3`,
      [after, limit, skip],
    );
  }

  private async search(prefix: string, { after, skip, limit }: Window): Promise<PlayerRow[]> {
    const { from, to } = prefixRange(prefix);
    const parameters: SqlValue[] = [from, to, after, limit, skip];
    const found = (await this.hasFewWords(from, to))
      ? `id IN (SELECT player_id FROM player_words WHERE word >= $1 AND word < $2)`
      : `EXISTS (SELECT 1 FROM player_words WHERE word >= $1 AND word < $2 AND player_id = players.id)`;
    return this.reader.query<PlayerRow>(
      `SELECT ${playerColumns} FROM players WHERE ${found} AND id > $3 ORDER BY id LIMIT $4 OFFSET $5`,
      parameters,
    );
  }

  private async hasFewWords(from: string, to: string): Promise<boolean> {
    const rows = await this.reader.query<{ word: string }>(
      'SELECT word FROM player_words WHERE word >= $1 AND word < $2 LIMIT 1 OFFSET $3',
      [from, to, fewWords],
    );
    return rows.length === 0;
  }
}

import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Reader } from '@app/platform';
import { Board, EntryBuffer, type BoardOptions } from '@app/ranking';
import { packStandings, unpackStandings } from './packed-standings';

/** Standings of one statement: a few milliseconds of the main thread, some tens of the database's. */
const pageSize = 20_000;

/** For as long the index is built before others have their turn. */
const sliceMs = 4;

interface Page {
  count: number;
  last: number;
  standings: string;
}

/** Reads whole boards into memory without holding up the process. */
@Injectable()
export class BoardLoader {
  private readonly pageStatement: string;

  constructor(private readonly reader: Reader) {
    this.pageStatement = `
      SELECT count(*) AS count, max(player_id) AS last, ${packStandings(reader.dialect)} AS standings
      FROM (SELECT player_id, value, reached_event_id FROM standings
        WHERE board_id = $1 AND player_id > $2 ORDER BY player_id LIMIT $3) AS page`;
  }

  /**
   * All standings of a board. A player who moves while it reads comes with the old standing or the new one, or is
   * missing. O(n); the database reads a page while this unpacks the one before it.
   */
  async load(boardId: number, options: BoardOptions): Promise<Board> {
    const entries = new EntryBuffer();
    let page = await this.page(boardId, 0);
    while (page && page.count > 0) {
      const next = page.count < pageSize ? undefined : this.page(boardId, page.last);
      unpackStandings(page.standings, entries);
      page = await next;
    }
    return build(entries, options);
  }

  private async page(boardId: number, afterPlayer: number): Promise<Page | undefined> {
    const [page] = await this.reader.query<Page>(this.pageStatement, [boardId, afterPlayer, pageSize]);
    return page;
  }
}

async function build(entries: EntryBuffer, options: BoardOptions): Promise<Board> {
  const steps = Board.loadInSteps(entries, options);
  for (;;) {
    const end = performance.now() + sliceMs;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < end);
    await turn();
  }
}

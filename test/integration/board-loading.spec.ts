import type { TestingModule } from '@nestjs/testing';
import fc from 'fast-check';
import { encodeRows, jsonRows, Reader, Writer } from '@app/platform';
import type { Entry } from '@app/ranking';
import { BoardLoader } from '../../libs/leaderboards/src/board-loader';
import { describeOnDatabases } from '../support/databases';
import { startDomainApp } from '../support/domain-app';

const boardId = 7;
/** What `BoardLoader` reads in one statement. */
const pageSize = 20_000;
const columns = {
  player_id: 'integer',
  board_id: 'integer',
  value: 'real',
  reached_event_id: 'integer',
} as const;

describeOnDatabases('loading a board', (newDatabase) => {
  let app: TestingModule;
  let writer: Writer;
  let loader: BoardLoader;

  beforeAll(async () => {
    app = await startDomainApp({ DATABASE_URL: await newDatabase() });
    writer = app.get(Writer);
    loader = new BoardLoader(app.get(Reader));
  });
  afterAll(() => app.close());

  /** Replaces all standings by these. */
  async function store(entries: readonly Entry[], otherBoard: readonly Entry[] = []): Promise<void> {
    const rowsOf = (board: number, list: readonly Entry[]) =>
      list.map(({ player, score, reached }) => [player, board, score, reached]);
    const rows = [...rowsOf(boardId, entries), ...rowsOf(boardId + 1, otherBoard)];
    await writer.transaction(async (tx) => {
      await tx.query('DELETE FROM standings');
      await tx.query(
        `INSERT INTO standings (player_id, board_id, value, reached_event_id, reached_at, best, games, sum)
         SELECT player_id, board_id, value, reached_event_id, 0, 0, 0, 0
         FROM ${jsonRows(tx.dialect, '$1', columns)}`,
        [encodeRows(tx.dialect, rows)],
      );
    });
  }

  it('brings every finite double through unchanged', async () => {
    const double = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
      fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
      fc.integer({ min: -1074, max: 1023 }).map((exponent) => 2 ** exponent),
    );
    const edges = [0, 2 ** 53 - 1, 2 ** 53, -(2 ** 53) - 2, 1 - 2 ** -53, 0.1 + 0.2, 5e-324, 2 ** -1022];
    const all = [...edges, ...edges.map((edge) => -edge), Number.MAX_VALUE, -Number.MAX_VALUE, 1e15, 999.5];
    await fc.assert(
      fc.asyncProperty(fc.array(double, { minLength: 1, maxLength: 300, size: 'max' }), async (scores) => {
        await store(scores.map((score, i) => ({ player: i + 1, score, reached: i + 1 })));
        const board = await loader.load(boardId, { sort: 'desc' });
        expect(scores.map((_, i) => board.get(i + 1)?.score)).toEqual(scores.map((score) => score + 0));
      }),
      { numRuns: 60, examples: [[all]] },
    );
  });

  it('reads the largest ids of players and events', async () => {
    const entry = { player: 2 ** 31 - 1, score: -3, reached: Number.MAX_SAFE_INTEGER };
    await store([entry]);
    expect((await loader.load(boardId, { sort: 'asc' })).get(entry.player)).toEqual(entry);
  });

  it.each([0, 1, pageSize - 1, pageSize, 2 * pageSize + 1])(
    'reads all of %d standings, and no others',
    async (n) => {
      const entries = Array.from({ length: n }, (_, i) => ({
        player: 3 * i + 1,
        score: (i * 7919) % 1009,
        reached: n - i,
      }));
      await store(entries, [{ player: 2, score: 1, reached: 1 }]);
      const board = await loader.load(boardId, { sort: 'desc', ties: 'unique' });
      const best = [...entries].sort((a, b) => b.score - a.score || a.reached - b.reached);
      expect(board.top(n).map(({ player }) => player)).toEqual(best.map(({ player }) => player));
      expect(board.size).toBe(n);
    },
  );
});

import { windowRows, type BoardInput, type BoardState, type FollowedBoard } from '@app/contracts';
import { DomainError } from '@app/platform';
import type { Board } from '@app/ranking';
import type { BoardFinder } from './board-finder';
import type { BoardKey } from './board-key';
import type { BoardPages } from './board-pages';
import type { RankedBoard } from './ranked-boards';

/** Where boards are found, and how they are shown. */
interface Shown {
  finder: BoardFinder;
  pages: BoardPages;
  show: (ranked: RankedBoard, skip: number) => Promise<BoardState>;
}

/** The asked part of the board as it is now, shown by `show`; null where that is what its follower knows. */
export async function stateUnlessKnown(
  { version, skip = 0, ...asked }: FollowedBoard,
  { finder, pages, show }: Shown,
): Promise<BoardState | null> {
  const key = await locate(asked, finder);
  const ranked = key === 'no such period' ? null : await finder.find(key);
  if (ranked) return version === versionOf(ranked, finder, pages) ? null : show(ranked, skip);
  const state = emptyState(key, asked);
  return version === state.version ? null : state;
}

/** The window after `skip` rows: the rows and the position are of one moment; names may be a moment newer. O(log n + rows). */
export async function stateOf(
  { ranked, skip }: { ranked: RankedBoard; skip: number },
  finder: BoardFinder,
  pages: BoardPages,
): Promise<BoardState> {
  const choose = (index: Board) => ({
    entries: index.top(windowRows, skip),
    version: versionOf(ranked, finder, pages),
    position: finder.positionOf(ranked),
    total: index.size,
  });
  const { rows, ...rest } = await pages.show(ranked, choose, 'movement');
  const { version, position, total } = rest;
  const { period, periodKey: key } = ranked.ref;
  return {
    version,
    position,
    period,
    key,
    total,
    rows: rows.map((row, at) => ({ ...row, position: skip + at + 1 })),
  };
}

/**
 * With the id of the board: when boards are ranked again under other rules, another one takes its place. With the day, whose
 * beginning rows are compared with.
 */
function versionOf(ranked: RankedBoard, finder: BoardFinder, pages: BoardPages): string {
  return `${ranked.ref.id}.${finder.positionOf(ranked)}.${pages.dayOf(ranked)}`;
}

/** Nobody has played for it, or there is no such board. */
function emptyState(key: BoardKey | null | 'no such period', asked: BoardInput): BoardState {
  const empty = { position: 0, total: 0, rows: [] };
  if (key === 'no such period') return { ...empty, version: 'none', period: null, key: '' };
  if (!key) return { ...empty, version: 'unplayed', period: asked.period ?? 'all_time', key: '' };
  const { set, period, periodKey } = key;
  return { ...empty, version: `${set.id}.${period}.${periodKey}`, period, key: periodKey };
}

async function locate(board: BoardInput, finder: BoardFinder): Promise<BoardKey | null | 'no such period'> {
  try {
    return await finder.locate(board);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'invalid_request') return 'no such period';
    throw error;
  }
}

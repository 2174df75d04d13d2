import type { BoardPeriod, Page, PeriodsInput } from '@app/contracts';
import { Calendar, type Period, type PeriodBounds } from '@app/periods';
import { isoTime } from '@app/platform';
import type { BoardFinder } from './board-finder';
import { modeOf, type BoardRef } from './board-key';
import type { BoardRepository } from './board.repository';

interface ListedPeriod extends Period {
  bounds: PeriodBounds | null;
  /** Null where nobody has played in it yet. */
  boardId: number | null;
}

/** A page of a board's periods: the running ones and those that were played in, the latest end first, `all_time` before all. */
export async function listPeriods(
  { game_mode, period, skip = 0, limit = 100 }: PeriodsInput,
  finder: BoardFinder,
  boards: BoardRepository,
): Promise<Page<BoardPeriod>> {
  const gameMode = modeOf(game_mode);
  const set = (await finder.allSets()).get(gameMode);
  if (!set && gameMode !== '' && !(await boards.modeExists(gameMode))) {
    return { items: [], next: null, total: 0 };
  }
  const calendar = set?.calendar ?? Calendar.utc;
  const running = calendar.spanAt(finder.now).periods;
  const all = merge(calendar, running, set ? await boards.ofSet(set) : []);
  const asked = all.filter((each) => period === undefined || each.period === period);
  const listed = asked.sort(byEnd).slice(skip, skip + limit);
  const players = await countPlayers(listed, finder, boards);
  const items = listed.map((each) => ({
    period: each.period,
    key: each.key,
    starts_at: each.bounds && isoTime(each.bounds.startsAt),
    ends_at: each.bounds && isoTime(each.bounds.endsAt),
    total_players: players(each.boardId),
  }));
  return { items, next: null, total: asked.length };
}

function merge(calendar: Calendar, running: readonly Period[], played: readonly BoardRef[]): ListedPeriod[] {
  const listed = new Map<string, ListedPeriod>();
  const add = ({ period, key }: Period, boardId: number | null): void => {
    const bounds = calendar.boundsOf({ period, key });
    listed.set(`${period} ${key}`, { period, key, bounds, boardId });
  };
  for (const period of running) add(period, null);
  for (const { period, periodKey, id } of played) add({ period, key: periodKey }, id);
  return [...listed.values()];
}

/** Players by board: of those in memory by their index, of the others counted in the database. */
async function countPlayers(
  listed: readonly ListedPeriod[],
  finder: BoardFinder,
  boards: BoardRepository,
): Promise<(boardId: number | null) => number> {
  const ids = listed.flatMap(({ boardId }) => boardId ?? []);
  const counted = await boards.playersOn(ids.filter((id) => finder.playersOn(id) === undefined));
  return (id) => (id === null ? 0 : (finder.playersOn(id) ?? counted.get(id) ?? 0));
}

/** The latest end first; of those that end together the longest; what never ends before all. */
function byEnd(one: ListedPeriod, other: ListedPeriod): number {
  if (!one.bounds || !other.bounds) return Number(one.bounds !== null) - Number(other.bounds !== null);
  return other.bounds.endsAt - one.bounds.endsAt || one.bounds.startsAt - other.bounds.startsAt;
}

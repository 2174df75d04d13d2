import type { BoardRow } from '@app/contracts';
import type { PeriodName } from '@app/periods';
import type { NaiveBoard, Recounted } from './naive-boards';

/**
 * Compares the ranks of yesterday on every running board of a mode with a recount of the scores from before today, and
 * what goes without them with the calendar.
 */
export async function compareMovement(history: Recounted, mode: string): Promise<void> {
  const { desk, naive, periods, time } = history;
  const rules = naive.rankingRulesOf(mode);
  const now = periods.keysAt(rules, time);
  const today = now.daily ?? '';
  const isEarlier = (ms: number): boolean => (periods.keysAt(rules, ms).daily ?? '') < today;
  const before = await naive.of(mode, isEarlier);
  for (const [period, key] of Object.entries(now)) {
    const hasBegunToday =
      period === 'season'
        ? !isEarlier(periods.seasonAt(rules, time).startsAt)
        : firstDay(period, today) === today;
    const expected = hasBegunToday ? undefined : before.get(`${period} ${key}`);
    const ask = { game_mode: mode, period: period as PeriodName, include: 'movement' as const };
    const rows = JSON.parse((await desk.boards.top({ ...ask, limit: 100 })).json) as BoardRow[];
    expect(rows.map(({ player_id, previous_rank }) => [player_id, previous_rank])).toEqual(
      rows.map(({ player_id }) => [player_id, rankIn(expected, player_id)]),
    );
    const [first] = rows;
    if (!first) continue;
    const around = await desk.boards.around({ ...ask, player_id: first.player_id, limit: 3 });
    expect(JSON.parse(around.json)).toEqual(rows.slice(0, 3));
  }
}

function rankIn(board: NaiveBoard | undefined, playerId: number): number | null | undefined {
  if (!board) return undefined;
  return board.rows.find(({ player_id }) => player_id === playerId)?.rank ?? null;
}

/** The first day of the day, week or month that holds a day; of all time long ago. */
function firstDay(period: string, today: string): string {
  const day = new Date(today);
  if (period === 'daily') return today;
  if (period === 'monthly') return `${today.slice(0, 7)}-01`;
  if (period !== 'weekly') return '0001-01-01';
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

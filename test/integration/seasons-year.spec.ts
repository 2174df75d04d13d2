import type { BoardRow } from '@app/contracts';
import { ScoreDesk } from '../support/score-desk';

const dayMs = 86_400_000;
const mode = 'DAYS';

/** What the boards hold, and under which rows: a season that begins must leave all of it alone. */
async function rowsBefore(desk: ScoreDesk, eventId: number): Promise<object[]> {
  return desk.reader.query(
    `SELECT board_id, player_id, value, reached_event_id FROM standings WHERE reached_event_id <= $1
     ORDER BY board_id, player_id`,
    [eventId],
  );
}

/** The local day that holds a moment. */
function dayIn(timeZone: string, ms: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(ms);
}

describe.each([
  { year: 2023, timeZone: 'UTC', days: 365 },
  { year: 2024, timeZone: 'America/New_York', days: 366 },
])('a whole year of days as seasons: $year in $timeZone', ({ year, timeZone, days }) => {
  let desk: ScoreDesk;
  beforeAll(async () => {
    desk = await new ScoreDesk().start();
    desk.setTime(Date.UTC(year, 0, 1));
    await desk.setMode(mode, { cron: '0 0 * * *', time_zone: timeZone });
  });
  afterAll(() => desk.stop());

  it('ends each once, moves no row, and shows every one of them as it ended', async () => {
    const players = [await desk.player(1), await desk.player(2), await desk.player(3)];
    /** The season's day: who played in it with what, the best first. */
    const played = new Map<string, { at: number; scores: [player: number, score: number][] }>();
    // At noon by the clocks of both zones' own day.
    for (let day = 0; day < days; day += 1) {
      const at = Date.UTC(year, 0, 1 + day, 17);
      desk.setTime(at);
      // The server is off at some ends of seasons.
      if (day % 100 === 50) await desk.restart();
      const [first = 0, second = 0] = [players[day % 3], players[(day + 1) % 3]];
      const [low, high] = [day % 7, 10 + (day % 5)];
      expect(await desk.submit({ player_id: first, game_mode: mode, score: low })).toMatchObject({
        rank: 1,
        previous_rank: null,
        total_players: 1,
        previous_best: null,
      });
      const answer = await desk.submit({ player_id: second, game_mode: mode, score: high });
      expect(answer).toMatchObject({ rank: 1, total_players: 2, best_score: high });
      played.set(dayIn(timeZone, at), {
        at,
        scores: [
          [second, high],
          [first, low],
        ],
      });
    }
    expect(played.size).toBe(days);
    const [{ id: last = 0 } = {}] = await desk.reader.query<{ id: number }>(
      'SELECT MAX(id) AS id FROM events',
    );
    const before = await rowsBefore(desk, last);
    desk.setTime(Date.UTC(year + 1, 0, 2, 17));
    expect(await desk.top(mode)).toEqual([]);
    expect(await rowsBefore(desk, last)).toEqual(before);
    for (const { at, scores } of played.values()) {
      const { json } = await desk.boards.top({ game_mode: mode, at: new Date(at).toISOString() });
      const rows = (JSON.parse(json) as BoardRow[]).map(({ rank, player_id, score }) => [
        rank,
        player_id,
        score,
      ]);
      expect(rows).toEqual(scores.map(([player, score], index) => [index + 1, player, score]));
    }
    const { items, total } = await desk.boards.periods({ game_mode: mode, period: 'season', limit: 1_000 });
    // All that were played in, and the running one.
    expect(total).toBe(days + 1);
    const lengths = items.map(
      ({ starts_at, ends_at }) => Date.parse(ends_at ?? '') - Date.parse(starts_at ?? ''),
    );
    const changes = timeZone === 'UTC' ? [] : [dayMs - dayMs / 24, dayMs + dayMs / 24];
    expect(new Set(lengths)).toEqual(new Set([dayMs, ...changes]));
  }, 120_000);

  it('may be ended by hand as well', async () => {
    desk.setTime(Date.UTC(year + 1, 0, 5, 17));
    const player_id = await desk.player(1);
    await desk.submit({ player_id, game_mode: mode, score: 5 });
    const rules = await desk.setMode(mode, {});
    const [at = 0] = (await desk.resetSeason(mode, rules)).resets;
    expect(await desk.top(mode)).toMatchObject([{ score: 5 }]);
    desk.setTime(at);
    expect(await desk.top(mode)).toEqual([]);
    expect(await desk.submit({ player_id, game_mode: mode, score: 3 })).toMatchObject({
      rank: 1,
      total_players: 1,
      best_score: 3,
      previous_best: null,
      periods: { season: { improved: true }, daily: { improved: false }, all_time: { improved: false } },
    });
    const ended = { game_mode: mode, at: new Date(at - 1).toISOString() };
    expect(JSON.parse((await desk.boards.top(ended)).json)).toMatchObject([{ rank: 1, score: 5 }]);
  });
});

import type { ScoreSubmitted } from '@app/contracts';
import { Clock, type Transaction } from '@app/platform';
import { Board } from '@app/ranking';
import type { BoardRef } from './board-key';
import type { BoardLoader } from './board-loader';
import { globalRules } from './board-rules';
import { BoardSet } from './board-set';
import { LiveBoards } from './live-boards';
import { PlayerNames } from './player-names';
import { RankedBoards } from './ranked-boards';
import { RecentPlacements } from './recent-placements';
import type { StandingRepository } from './standing.repository';

const dayMs = 86_400_000;

class SetClock extends Clock {
  ms = Date.UTC(2026, 10, 23, 12);

  override now(): number {
    return this.ms;
  }
}

describe('LiveBoards', () => {
  const ids = new Map<string, number>();
  const sets = ['CLASSIC', ''].map(
    (gameMode, index) => new BoardSet({ id: index + 1, gameMode, rulesEventId: 0 }, globalRules),
  );
  const boardsOf = (ms: number): BoardRef[] =>
    sets.flatMap((set) =>
      set.calendar.spanAt(ms).periods.map(({ period, key }) => {
        const name = `${set.id} ${period} ${key}`;
        ids.set(name, ids.get(name) ?? ids.size + 1);
        return { set, period, periodKey: key, id: ids.get(name) ?? 0 };
      }),
    );
  const standings: Pick<StandingRepository, 'of'> = { of: async () => [] };
  const empty: Pick<BoardLoader, 'load'> = { load: async (_, options) => new Board(options) };
  const clock = new SetClock();
  const boards = new RankedBoards(standings as StandingRepository, empty as BoardLoader);
  const names = new PlayerNames({ dialect: 'sqlite', query: async () => [] } as never);
  const live = new LiveBoards(boards, names, new RecentPlacements(), clock);
  live.serve(0);

  async function play(id: number): Promise<void> {
    const score: ScoreSubmitted = {
      id,
      type: 'score_submitted',
      player_id: 1,
      game_mode: 'CLASSIC',
      score_id: id,
      value: id,
      occurred_at: clock.ms,
    };
    const routed = { score, refs: boardsOf(clock.ms) };
    const tx = { onCommit: (action: () => void) => action() } as Transaction;
    await live.prepare(tx, [routed], () => id % 2 === 0);
    const moves = [{ ...routed, steps: undefined }];
    live.moved({ moves, placed: true, removed: [], setIds: new Set() });
    live.advanced([score]);
  }

  it('keeps the boards of running periods in memory, and lets go of those that have ended', async () => {
    await play(1);
    expect(boards.size).toBe(8);
    for (let day = 2; day <= 400; day++) {
      clock.ms += dayMs;
      await play(day);
      expect(boards.size).toBe(8);
    }
    expect(ids.size).toBeGreaterThan(800);
    expect(live.placements.of([400])[0]).toMatchObject({
      rank: 1,
      previous_rank: 1,
      best_score: 400,
      is_personal_best: true,
      periods: { all_time: { rank: 1, improved: true }, daily: { rank: 1, improved: true } },
    });
  });
});

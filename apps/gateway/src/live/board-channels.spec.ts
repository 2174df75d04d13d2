import type { BoardState, LeaderboardsApi } from '@app/contracts';
import { BoardChannels } from './board-channels';

const channels = new BoardChannels({} as LeaderboardsApi);

/** A board of one player, with the rank of yesterday or without. */
function stateOf(score: number, movement: { previous_rank?: number | null }): BoardState {
  const row = {
    rank: 1,
    position: 1,
    player_id: 7,
    display_name: 'Ada',
    username: 'ada',
    best_score: score,
    total_games: 1,
    avg_score: score,
    score,
    achieved_at: '2026-11-25T00:00:00.000Z',
    ...movement,
  };
  return { version: `${score}`, position: score, period: 'all_time', key: '', total: 1, rows: [row] };
}

it('tells the fields that are new, the rank of yesterday among them', () => {
  const [before, after] = [stateOf(10, {}), stateOf(20, { previous_rank: null })];
  expect(channels.change(before, after)).toMatchObject({
    rows: [{ player_id: 7, best_score: 20, avg_score: 20, score: 20, previous_rank: null }],
    gone: [],
  });
});

it('shows the whole board where rows do not tell the rank of yesterday any more', () => {
  expect(channels.change(stateOf(10, { previous_rank: 2 }), stateOf(20, {}))).toBeNull();
});

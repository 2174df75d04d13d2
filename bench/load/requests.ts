import type { Request } from 'autocannon';
import { Random } from './random';

/** Different requests a connection sends: 64 connections of them do not fit the cache of player ranks. */
const perConnection = 400;

/** The first page of the global board. */
export function topRequests(): Request[] {
  return [{ method: 'GET', path: '/api/leaderboard/global?limit=10' }];
}

/** Ranks of random players. */
export function rankRequests(players: number): (connection: number) => Request[] {
  return (connection) => {
    const random = new Random(1 + connection * 7_919);
    return Array.from({ length: perConnection }, () => ({
      method: 'GET',
      path: `/api/leaderboard/player/${1 + random.below(players)}/rank`,
    }));
  };
}

/** Scores of random players. Each call of the result gives others than the one before. */
export function scoreRequests(players: number): () => Request[] {
  const random = new Random(4_242);
  return () =>
    Array.from({ length: perConnection }, () => ({
      method: 'POST',
      path: '/api/scores',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        player_id: 1 + random.below(players),
        score: random.below(1_000_000_000),
        game_mode: 'CLASSIC',
      }),
    }));
}

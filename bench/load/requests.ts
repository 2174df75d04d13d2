import type { Request } from 'autocannon';
import { filledScore } from '../data/fill-statements';
import { Random } from './random';

/** What each connection sends, one after another, over and over. */
export type Requests = (connection: number) => Request[];

/** Requests that all connections together have, none of them twice: more than any cache of players holds. */
const requestsInAll = 25_600;

const json = { 'content-type': 'application/json' };

/** The first rows of the global board. */
export function topRequests(limit = 10): () => Request[] {
  return () => [{ method: 'GET', path: `/api/leaderboard/global?limit=${limit}` }];
}

/** Ranks of random players. Each call of the result gives others than the one before. */
export function rankRequests(players: number, connections: number): Requests {
  return randomPlayers(players, connections, (id) => `/api/leaderboard/player/${id}/rank`);
}

/** The rows about random players. Each call of the result gives others than the one before. */
export function aroundRequests(players: number, connections: number): Requests {
  return randomPlayers(players, connections, (id) => `/api/leaderboard/player/${id}/around?limit=11`);
}

function randomPlayers(players: number, connections: number, path: (id: number) => string): Requests {
  const random = new Random(7_919);
  return () =>
    Array.from({ length: Math.ceil(requestsInAll / connections) }, () => ({
      method: 'GET',
      path: path(1 + random.below(players)),
    }));
}

/** Scores of random players. Each call of the result gives others than the one before. */
export function scoreRequests(players: number, connections: number): Requests {
  const random = new Random(4_242);
  return () =>
    Array.from({ length: Math.ceil(requestsInAll / connections) }, () => ({
      method: 'POST',
      path: '/api/scores',
      headers: json,
      body: JSON.stringify(randomScore(random, players)),
    }));
}

/** Batches of `entries` scores of random players, a few for each connection. */
export function batchRequests(players: number, entries: number): Requests {
  const random = new Random(4_243);
  return () =>
    Array.from({ length: 8 }, () => ({
      method: 'POST',
      path: '/api/scores/batch',
      headers: json,
      body: JSON.stringify({ scores: Array.from({ length: entries }, () => randomScore(random, players)) }),
    }));
}

/** Scores of random players of a filled database, each a little above all that the player had before. */
export function improvingRequests(players: number): Requests {
  const random = new Random(515);
  const best = new Map<number, number>();
  const next = () => {
    const player_id = 1 + random.below(players);
    const score = (best.get(player_id) ?? filledScore(player_id)) + 1 + random.below(1_000);
    best.set(player_id, score);
    return JSON.stringify({ player_id, score, game_mode: 'CLASSIC' });
  };
  return () => [
    { method: 'POST', path: '/api/scores', headers: json, setupRequest: (req) => ({ ...req, body: next() }) },
  ];
}

function randomScore(random: Random, players: number) {
  return {
    player_id: 1 + random.below(players),
    score: random.below(1_000_000_000),
    game_mode: 'CLASSIC',
  };
}

import {
  type UnlockedAchievement,
  type Achievement,
  type PlayerAchievement,
  type AchievementCheck,
  type AchievementBoardRow,
  type AchievementPlace,
} from './achievement';
import { call, callForText, callFully } from './api-call';
import { type HistoryInterval } from './intervals';
import { type PeriodName } from './periods';
import { type Asked } from './request';

export interface Player {
  id: number;
  username: string;
  email: string;
  display_name: string;
  created_at: string;
  last_active: string;
}

export interface PlayerFields {
  username: string;
  email: string;
  display_name: string;
}

export interface Score {
  id: number;
  player_id: number;
  game_mode: string;
  score: number;
  created_at: string;
}

export interface NewScore {
  player_id: number;
  score: number;
  game_mode: string;
  metadata?: Record<string, unknown>;
}

/** What is null was not ready in time; `pending` names it. */
export interface SubmittedScore extends Score {
  rank: number | null;
  previous_rank: number | null;
  total_players: number | null;
  best_score: number | null;
  previous_best: number | null;
  is_personal_best: boolean | null;
  new_achievements: UnlockedAchievement[] | null;
  pending?: string[];
}

export interface ModeStatistics {
  game_mode: string;
  best_score: number;
  avg_score: number;
  total_games: number;
}

export interface GameMode {
  code: string;
  name: string;
  description: string;
  sort: 'desc' | 'asc';
  operator: 'best' | 'last' | 'sum';
  ties: 'shared' | 'dense' | 'unique';
  /** Fraction digits of its scores; null: any. */
  decimals: number | null;
  unit: string | null;
  /** An IANA name. */
  time_zone: string;
  reset: { cron: string } | null;
}

/** A board: a mode, a period (missing: the mode's own), and an instant in it (missing: now). */
export interface BoardQuery {
  game_mode: string;
  period?: PeriodName | undefined;
  at?: string | undefined;
}

/** Some of the rows of a board. */
export type RowsQuery = BoardQuery & { limit: number; skip?: number; min_rank?: number };

export interface BoardPeriod {
  period: PeriodName;
  /** Which day, week, month or season; empty for `all_time`. */
  key: string;
  starts_at: string | null;
  ends_at: string | null;
  total_players: number;
}

/** Some of the rows of a board, and how many there are in all. */
export interface BoardPage {
  rows: BoardRow[];
  total: number;
}

export interface BoardRow {
  rank: number;
  player_id: number;
  display_name: string;
  username: string;
  score: number;
  total_games: number;
  avg_score: number;
  achieved_at: string;
  /** The rank when the board's day began; null: was not on it. Missing where that would say nothing. */
  previous_rank?: number | null;
}

export interface PlayerRank {
  rank: number | null;
  total_players: number;
  percentile: number | null;
  score: number | null;
  next: { player_id: number; display_name: string; score: number; gap: number } | null;
}

/** A player's place on one of the boards; `GLOBAL` stands for the one over all modes. */
export interface PlayerBoard {
  game_mode: string;
  period: PeriodName;
  key: string;
  rank: number;
  total_players: number;
  /** The share of players strictly below, 0–100. */
  percentile: number;
  /** The value that ranks. */
  score: number;
}

/** A player's games in one interval, which starts at `at`. */
export interface HistoryPoint {
  at: string;
  games: number;
  best: number;
  average: number;
}

/** The scores that rank on a board. */
export interface BoardSummary {
  total_players: number;
  median: number | null;
  /** Players with scores of at least `from` and below `to`. */
  histogram: { from: number; to: number; players: number }[];
}

interface Happening {
  created_at: string;
  player_id: number;
  display_name: string;
  username: string;
}

export type ActivityEntry =
  | (Happening & { type: 'score'; score: number; game_mode: string })
  | (Happening & { type: 'achievement'; achievement_name: string; achievement_icon: string });

export interface Health {
  status: string;
  services: Record<string, { status: string; response_time: number }>;
  cache: unknown;
  database: unknown;
  version: string;
}

/** Which scores, of all players and modes unless it says otherwise. */
export interface ScoresQuery {
  game_mode?: string | undefined;
  player_id?: number;
  order: 'highest' | 'lowest' | 'newest';
  skip?: number;
  limit: number;
}

const inPath = encodeURIComponent;

/** What a board is shown from. The early script sends the same before the app is there. */
export const boardRequests = {
  gameModes: (): Asked => ({ path: 'api/game-modes', query: {} }),
  /** `GLOBAL` is the board over all modes. A mode called `..` would not survive in a path, so it is asked for by query. */
  rows: (query: RowsQuery): Asked => ({
    path: 'api/leaderboard/global',
    query: { ...query, include: 'movement' },
  }),
  periods: (mode: string, query: { period: PeriodName; limit: number }): Asked => ({
    path: `api/game-modes/${inPath(mode)}/periods`,
    query,
  }),
};

const ask = <Answer>({ path, query }: Asked, signal?: AbortSignal) => call<Answer>(path, { query, signal });

/** Laurel's HTTP API, one method an endpoint. */
export const api = {
  players: (query: { search?: string; skip?: number; limit: number }, signal?: AbortSignal) =>
    call<Player[]>('api/players', { query, signal }),
  player: (id: number, signal?: AbortSignal) => call<Player>(`api/players/${id}`, { signal }),
  playerByUsername: (username: string, signal?: AbortSignal) =>
    call<Player>(`api/players/username/${inPath(username)}`, { signal }),
  addPlayer: (fields: PlayerFields, repeatKey: string) =>
    call<Player>('api/players', { method: 'POST', body: fields, repeatKey }),
  changePlayer: (id: number, fields: PlayerFields) =>
    call<Player>(`api/players/${id}`, { method: 'PUT', body: fields }),
  deletePlayer: (id: number) => call<{ message: string }>(`api/players/${id}`, { method: 'DELETE' }),

  submitScore: (score: NewScore, repeatKey: string) =>
    call<SubmittedScore>('api/scores', { method: 'POST', body: score, repeatKey }),
  scores: (query: ScoresQuery, signal?: AbortSignal) =>
    call<Score[]>('api/scores', { query: { ...query }, signal }),
  statisticsOf: (playerId: number, signal?: AbortSignal) =>
    call<ModeStatistics[]>(`api/scores/player/${playerId}/stats`, { signal }),
  historyOf: (
    playerId: number,
    query: { game_mode: string; interval: HistoryInterval },
    signal?: AbortSignal,
  ) => call<HistoryPoint[]>(`api/scores/player/${playerId}/history`, { query, signal }),
  gameModes: (signal?: AbortSignal) => ask<GameMode[]>(boardRequests.gameModes(), signal),

  board: async (rows: RowsQuery, signal?: AbortSignal): Promise<BoardPage> => {
    const { path, query } = boardRequests.rows(rows);
    const answer = await callFully<BoardRow[]>(path, { query, signal });
    return { rows: answer.body, total: Number(answer.headers.get('X-Total-Count')) };
  },
  around: (playerId: number, query: BoardQuery, signal?: AbortSignal) =>
    call<BoardRow[]>(`api/leaderboard/player/${playerId}/around`, { query: { ...query, limit: 1 }, signal }),
  periods: (mode: string, query: { period: PeriodName; limit: number }, signal?: AbortSignal) =>
    ask<BoardPeriod[]>(boardRequests.periods(mode, query), signal),
  rankOf: (playerId: number, query: BoardQuery, signal?: AbortSignal) =>
    call<PlayerRank>(`api/leaderboard/player/${playerId}/rank`, { query: { ...query }, signal }),
  ranksOf: (playerId: number, signal?: AbortSignal) =>
    call<PlayerBoard[]>(`api/leaderboard/player/${playerId}/ranks`, { signal }),
  summary: (query: BoardQuery, signal?: AbortSignal) =>
    call<BoardSummary>('api/leaderboard/summary', { query: { ...query }, signal }),
  recentActivity: (limit: number, signal?: AbortSignal) =>
    call<ActivityEntry[]>('api/leaderboard/recent', { query: { limit, include: 'achievements' }, signal }),

  achievements: (signal?: AbortSignal) => call<Achievement[]>('api/achievements', { signal }),
  achievementsOf: (playerId: number, signal?: AbortSignal) =>
    call<PlayerAchievement[]>(`api/achievements/player/${playerId}`, {
      query: { include: 'progress' },
      signal,
    }),
  checkAchievements: (playerId: number) =>
    call<AchievementCheck>(`api/achievements/check/${playerId}`, { method: 'POST' }),
  achievementBoard: async (query: { skip: number; limit: number }, signal?: AbortSignal) => {
    const path = 'api/achievements/leaderboard';
    const { body, headers } = await callFully<AchievementBoardRow[]>(path, { query, signal });
    return { rows: body, total: Number(headers.get('X-Total-Count')) };
  },
  achievementPlaceOf: (playerId: number) =>
    call<AchievementPlace>(`api/achievements/player/${playerId}/rank`),

  health: (signal?: AbortSignal) => call<Health>('health', { signal }),
  /** Prometheus text. */
  metrics: (signal?: AbortSignal) => callForText('metrics', { signal }),
};

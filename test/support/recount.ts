import { rowsOf } from './sqlite-file';

/**
 * What should be true of a database, counted again from its `scores` and `events` by other means than the
 * product's: window functions, and rules written down once more.
 */

/** A row of a board as the API shows it, without names and times. */
export interface CountedRow {
  rank: number;
  player_id: number;
  score: number;
  best_score: number;
  total_games: number;
  avg_score: number;
}

/** A board by the scores: of one mode, or of all where it is null. */
export async function countedBoard(file: string, mode: string | null): Promise<CountedRow[]> {
  const where = mode === null ? '' : `WHERE game_mode = '${mode.replaceAll("'", "''")}'`;
  const rows = await rowsOf<{ rank: number; player_id: number; value: number; games: number; sum: number }>(
    file,
    `WITH numbered AS (
       SELECT player_id, value, id,
         ROW_NUMBER() OVER (PARTITION BY player_id ORDER BY value DESC, id) AS place,
         COUNT(*) OVER (PARTITION BY player_id) AS games,
         SUM(value) OVER (PARTITION BY player_id) AS sum
       FROM scores ${where})
     SELECT RANK() OVER (ORDER BY value DESC) AS rank, player_id, value, games, sum
     FROM numbered WHERE place = 1 ORDER BY value DESC, id`,
  );
  return rows.map(({ rank, player_id, value, games, sum }) => ({
    rank,
    player_id,
    score: value,
    best_score: value,
    total_games: games,
    avg_score: halfToEven(sum, games),
  }));
}

const periods = [
  `'all_time', ''`,
  `'daily', strftime('%Y-%m-%d', created_at / 1000, 'unixepoch')`,
  `'weekly', strftime('%G-W%V', created_at / 1000, 'unixepoch')`,
  `'monthly', strftime('%Y-%m', created_at / 1000, 'unixepoch')`,
];

/** Every standing that the scores make, on every board in every period, as text. */
export async function countedStandings(file: string): Promise<string[]> {
  const counted = periods.flatMap((period) =>
    ['game_mode', `''`].map(
      (mode) => `SELECT ${mode}, ${period}, player_id, value, id, created_at FROM scores`,
    ),
  );
  return lines(
    file,
    `WITH counted (mode, period, period_key, player_id, value, score_id, at) AS (${counted.join(' UNION ALL ')}),
     numbered AS (
       SELECT *, COUNT(*) OVER board AS games, SUM(value) OVER board AS sum,
         ROW_NUMBER() OVER (PARTITION BY mode, period, period_key, player_id ORDER BY value DESC, score_id) AS place
       FROM counted WINDOW board AS (PARTITION BY mode, period, period_key, player_id))
     SELECT json_array(mode, period, period_key, n.player_id, n.value, e.id, at, n.value, games, sum) AS line
     FROM numbered n JOIN events e ON e.score_id = n.score_id WHERE place = 1`,
  );
}

/** Every standing that the product keeps, as text of the same form. */
export function keptStandings(file: string): Promise<string[]> {
  return lines(
    file,
    `SELECT json_array(bs.game_mode, b.period, b.period_key, s.player_id, s.value, s.reached_event_id,
       s.reached_at, s.best, s.games, s.sum + s.sum_rest) AS line
     FROM standings s JOIN boards b ON b.id = s.board_id
     JOIN board_sets bs ON bs.id = b.set_id AND bs.state = 'serving'
     WHERE bs.generation = (SELECT generation FROM projection_checkpoints WHERE name = 'leaderboards')`,
  );
}

/** Every unlock that the product keeps: player, code, event, moment. */
export function keptUnlocks(file: string): Promise<string[]> {
  return lines(
    file,
    `SELECT json_array(u.player_id, a.code, u.event_id, u.unlocked_at) AS line
     FROM achievement_unlocks u JOIN achievements a ON a.id = u.achievement_id
     WHERE u.generation = (SELECT generation FROM projection_checkpoints WHERE name = 'achievements')`,
  );
}

const rules: Record<string, (scores: readonly number[]) => boolean> = {
  first_steps: (scores) => scores.length >= 1,
  novice_player: (scores) => scores.length >= 5,
  dedicated: (scores) => scores.length >= 25,
  veteran: (scores) => scores.length >= 100,
  rising_star: (scores) => Math.max(...scores) >= 1000,
  skilled_gamer: (scores) => Math.max(...scores) >= 2500,
  elite_player: (scores) => Math.max(...scores) >= 5000,
  consistent: (scores) => averageOfLatest(scores, 10) >= 1500,
  perfectionist: (scores) => averageOfLatest(scores, 20) >= 2000,
};

interface CountedEvent {
  id: number;
  type: string;
  player_id: number;
  score_id: number;
  value: number;
  occurred_at: number;
}

/** Every unlock that the log earns to players who still exist, as text of the same form. */
export async function countedUnlocks(file: string): Promise<string[]> {
  const events = await rowsOf<CountedEvent>(
    file,
    `SELECT id, type, player_id, score_id, value, occurred_at FROM events
     WHERE type IN ('score_submitted', 'score_voided') AND player_id IN (SELECT id FROM players) ORDER BY id`,
  );
  const played = new Map<number, CountedEvent[]>();
  const unlocks = new Map<string, string>();
  for (const event of events) {
    const { id, type, player_id, score_id, occurred_at } = event;
    const before = played.get(player_id) ?? [];
    const games =
      type === 'score_voided' ? before.filter((game) => game.score_id !== score_id) : [...before, event];
    played.set(player_id, games);
    const scores = games.map(({ value }) => value);
    for (const [code, isMet] of Object.entries(rules)) {
      const key = `${player_id} ${code}`;
      if (unlocks.has(key) || !isMet(scores)) continue;
      unlocks.set(key, JSON.stringify([player_id, code, id, occurred_at]));
    }
  }
  return [...unlocks.values()].sort();
}

function averageOfLatest(scores: readonly number[], games: number): number {
  if (scores.length < games) return -Infinity;
  return scores.slice(-games).reduce((sum, score) => sum + score, 0) / games;
}

async function lines(file: string, sql: string): Promise<string[]> {
  return (await rowsOf<{ line: string }>(file, sql)).map(({ line }) => line).sort();
}

/** For integers that are small enough for hundredths of their sum to be exact. */
function halfToEven(sum: number, games: number): number {
  const floor = Math.floor((sum * 100) / games);
  const rest = sum * 100 - floor * games;
  const up = rest * 2 > games || (rest * 2 === games && floor % 2 !== 0);
  return (up ? floor + 1 : floor) / 100;
}

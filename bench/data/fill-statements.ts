/** All scores were reached on this day, which is long over: today's boards start empty. */
const day = '2026-01-15';
const dayMs = 86_400_000;
const startMs = Date.parse(day);

/** What a database is filled with. */
export interface Content {
  players: number;
  /**
   * Only what ranks need, so that ten million players take a few gigabytes: the two boards of all time, scores and
   * their events. No registrations in the log, no words to search by, no achievements, no past periods.
   */
  ranksOnly?: boolean;
}

const global = {
  ...{ sort: 'desc', operator: 'best', ties: 'shared', decimals: null },
  ...{ time_zone: 'UTC', cron: null, resets: [], excluded: [] },
};

/** The sets of boards that a score of CLASSIC counts on, and their rules. */
const sets = [
  { id: 1, mode: 'CLASSIC', rules: { ...global, decimals: 0 } },
  { id: 2, mode: '', rules: global },
];

/** The boards that such a score on that day counts on. */
const allBoards = sets.flatMap(({ id }) => [
  [id, 'all_time', ''],
  [id, 'daily', day],
  [id, 'weekly', '2026-W03'],
  [id, 'monthly', day.slice(0, 7)],
]);

/** The same score for a player in every run: 0 to 999,999, in no order. */
const score = '((id * 2654435761) % 4294967296) % 1000000';

/** The score that a filled database holds of a player. */
export function filledScore(player: number): number {
  return Number(((BigInt(player) * 2_654_435_761n) % 4_294_967_296n) % 1_000_000n);
}

/**
 * The statements that fill an empty database. Events 1 to n register the players, n + 1 to 2n are their scores;
 * standings, progress and unlocks are what the projections make of that.
 */
export function fillStatements({ players, ranksOnly = false }: Content): string[] {
  const boards = allBoards.filter(([, period]) => !ranksOnly || period === 'all_time');
  const stepMs = Math.floor(dayMs / (2 * players)) || 1;
  const time = (event: string) => `${startMs} + (${event} - 1) * ${stepMs}`;
  const series = `WITH RECURSIVE series(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM series WHERE id < ${players})`;
  return [
    `INSERT INTO players (id, username, email, display_name, created_at, last_active)
     ${series} SELECT id, 'p' || id, 'p' || id || '@example.com', 'p' || id, ${time('id')}, ${time(`id + ${players}`)} FROM series`,
    ...(ranksOnly ? [] : registrations),
    `INSERT INTO scores (id, player_id, game_mode, value, metadata, created_at)
     SELECT id, id, 'CLASSIC', ${score}, NULL, last_active FROM players ORDER BY id`,
    `INSERT INTO events (id, type, player_id, game_mode, score_id, value, occurred_at)
     SELECT id + ${players}, 'score_submitted', player_id, game_mode, id, value, created_at FROM scores ORDER BY id`,
    ...sets.map(
      ({ id, mode, rules }) =>
        `INSERT INTO board_sets (id, generation, game_mode, state, rules, rules_event_id, position)
         VALUES (${id}, 1, '${mode}', 'serving', '${JSON.stringify(rules)}', 0, 0)`,
    ),
    ...boards.map(
      ([set, period, key], index) =>
        `INSERT INTO boards (id, set_id, period, period_key) VALUES (${index + 1}, ${set}, '${period}', '${key}')`,
    ),
    `INSERT INTO standings (player_id, board_id, value, reached_event_id, reached_at, best, games, sum)
     SELECT s.player_id, b.id, s.value, s.id + ${players}, s.created_at, s.value, 1, s.value
     FROM scores s CROSS JOIN boards b ORDER BY s.id, b.id`,
    ...(ranksOnly ? [] : achievementStatements(players)),
    ...sequences(players, boards.length),
    `UPDATE projection_checkpoints SET position = ${2 * players}`,
  ];
}

const registrations = [
  `INSERT INTO player_words (word, player_id) SELECT username, id FROM players ORDER BY username`,
  `INSERT INTO events (id, type, player_id, occurred_at)
   SELECT id, 'player_registered', id, created_at FROM players ORDER BY id`,
];

function achievementStatements(players: number): string[] {
  const met = `(a.criteria_type = 'games' AND a.criteria_value <= 1)
    OR (a.criteria_type = 'best_score' AND a.criteria_value <= s.value)`;
  return [
    `INSERT INTO achievement_unlocks (id, generation, player_id, achievement_id, event_id, unlocked_at)
     SELECT row_number() OVER (), 1, player_id, achievement_id, event_id, created_at FROM (
       SELECT s.player_id, a.id AS achievement_id, s.id + ${players} AS event_id, s.created_at
       FROM scores s CROSS JOIN achievements a WHERE ${met} ORDER BY s.id, a.id)`,
    `INSERT INTO player_progress (generation, player_id, games, best, recent, unlocks, points, points_event_id)
     SELECT 1, s.player_id, 1, s.value, '[' || CAST(s.value AS integer) || ']',
       COUNT(*), SUM(a.points), s.id + ${players}
     FROM scores s CROSS JOIN achievements a WHERE ${met} GROUP BY s.player_id ORDER BY s.player_id`,
  ];
}

/** Ids are never handed out twice: the sequences stand behind what was filled in. */
function sequences(players: number, boards: number): string[] {
  const last = {
    players,
    events: 2 * players,
    scores: players,
    board_sets: sets.length,
    boards,
    achievement_unlocks: '(SELECT COUNT(*) FROM achievement_unlocks)',
  };
  return Object.entries(last).map(
    ([name, value]) =>
      `INSERT INTO id_sequences (name, last) VALUES ('${name}', ${value})
       ON CONFLICT (name) DO UPDATE SET last = excluded.last`,
  );
}

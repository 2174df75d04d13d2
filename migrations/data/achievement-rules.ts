const points = { Bronze: 50, Silver: 100, Gold: 200 } as const;

function rule(
  id: number,
  tier: keyof typeof points,
  [code, name, icon, description]: [string, string, string, string],
  [category, criteria_type, criteria_value, criteria_window]: [string, string, number, number | null],
) {
  return {
    id,
    code,
    name,
    description,
    icon,
    tier,
    points: points[tier],
    category,
    criteria_type,
    criteria_value,
    criteria_window,
  };
}

/** The achievements an installation starts with. All thresholds are inclusive; all modes count. */
export const achievementRules = [
  rule(
    1,
    'Bronze',
    ['first_steps', 'First Steps', '🎯', 'Submit your first score'],
    ['games', 'games', 1, null],
  ),
  rule(2, 'Bronze', ['novice_player', 'Novice Player', '🎮', 'Play 5 games'], ['games', 'games', 5, null]),
  rule(
    3,
    'Bronze',
    ['rising_star', 'Rising Star', '⭐', 'Score 1,000 points in a single game'],
    ['score', 'best_score', 1000, null],
  ),
  rule(
    4,
    'Silver',
    ['skilled_gamer', 'Skilled Gamer', '🏅', 'Score 2,500 points in a single game'],
    ['score', 'best_score', 2500, null],
  ),
  rule(
    5,
    'Gold',
    ['elite_player', 'Elite Player', '🏆', 'Score 5,000 points in a single game'],
    ['score', 'best_score', 5000, null],
  ),
  rule(6, 'Silver', ['dedicated', 'Dedicated', '💪', 'Play 25 games'], ['games', 'games', 25, null]),
  rule(7, 'Gold', ['veteran', 'Veteran', '🎖️', 'Play 100 games'], ['games', 'games', 100, null]),
  rule(
    8,
    'Silver',
    ['consistent', 'Consistent', '📈', 'Average at least 1,500 points over your latest 10 games'],
    ['consistency', 'average_score', 1500, 10],
  ),
  rule(
    9,
    'Gold',
    ['perfectionist', 'Perfectionist', '💎', 'Average at least 2,000 points over your latest 20 games'],
    ['consistency', 'average_score', 2000, 20],
  ),
];

export type Tier = 'Bronze' | 'Silver' | 'Gold';

export interface UnlockedAchievement {
  id: number;
  name: string;
  description: string;
  icon: string;
  tier: Tier;
  points: number;
}

export interface Achievement extends UnlockedAchievement {
  category: string;
  unlocked_count: number;
  rarity_percent: number;
}

export interface PlayerAchievement {
  achievement_id: number;
  achievement_name: string;
  achievement_description: string;
  achievement_icon: string;
  achievement_points: number;
  tier: Tier;
  unlocked_at: string | null;
  /** 0–1 */
  progress: number;
}

export interface AchievementCheck {
  new_achievements: UnlockedAchievement[];
  total_achievements: number;
}

export interface AchievementBoardRow {
  rank: number;
  player_id: number;
  display_name: string;
  username: string;
  achievement_count: number;
  total_points: number;
}

export interface AchievementPlace {
  rank: number;
  /** Rows ahead. */
  position: number;
  total_players: number;
}

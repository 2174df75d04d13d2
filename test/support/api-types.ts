/** What answers hold, seen from outside; types only, so that tests cannot call into the product. */
export type {
  Achievement,
  AchievementBoardRow,
  AchievementCheck,
  ActivityEntry,
  AuditEntry,
  BoardPeriod,
  BoardRow,
  BusyHour,
  GameMode,
  GamesPoint,
  ModeStatistics,
  Player,
  PlayerAchievement,
  PlayerRank,
  HistoryPoint,
  RegistrationsPoint,
  Score,
  ScoreResult,
  SeasonChange,
  SubmittedScore,
  UnlocksPoint,
  VoidedScore,
} from '@app/contracts';
export type { Problem } from '../../apps/gateway/src/http/problem.dto';
export type { Health } from '../../apps/gateway/src/health.dto';

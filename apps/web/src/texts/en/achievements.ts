import { counted, formatNumber } from '../../format';

export const achievements = {
  heading: 'Achievements',
  lead: 'Goals that players reach once and keep.',
  boardHeading: 'Achievement leaderboard',
  boardLead: 'Players by achievement points.',
  myPlace: 'My place',
  emptyPage: 'No more players.',
  switchLabel: 'Achievement views',
  catalogue: 'All achievements',
  board: 'Leaderboard',
  rarity: (count: number, percent: string) =>
    count === 0
      ? 'Nobody has it yet'
      : `${counted(count, { one: 'player has', other: 'players have' })} it (${percent})`,
  unlockedOn: (day: string) => `Unlocked ${day}`,
  progress: (percent: string) => `${percent} done`,
  count: (unlocked: number, total: number) => `${formatNumber(unlocked)} of ${formatNumber(total)} unlocked`,
  dismiss: 'Dismiss',
  empty: 'No achievements are defined.',
  boardEmpty: 'No players yet',
  tier: { Bronze: 'Bronze', Silver: 'Silver', Gold: 'Gold' },
};

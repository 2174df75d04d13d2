import { counted } from '../../format';

export const analytics = {
  heading: 'Analytics',
  lead: 'When people play, how many, and how well.',
  intervalsLabel: 'A point stands for',
  intervals: { hour: 'Hours', day: 'Days', week: 'Weeks', month: 'Months' },
  games: 'Games',
  gamesLabel: (mode: string) => `Games over time in ${mode}`,
  gamesInAll: (count: number) =>
    `${counted(count, { one: 'game', other: 'games' })} in this time; the last point is not over yet`,
  noGames: 'No games in this time.',
  players: 'Players',
  playersLabel: (mode: string) => `Players over time in ${mode}`,
  active: 'Played',
  registered: 'Registered',
  playersByHour: 'Players are counted by the day, the week and the month.',
  playersIn: (zone: string) => `By the clocks of ${zone}`,
  hours: 'Busiest hours',
  hoursLabel: (mode: string) => `Games by hour of the week in ${mode}`,
  hoursIn: (zone: string) => `The last twelve weeks, by your clock (${zone})`,
  busiest: (day: string, hours: string, games: number) =>
    `Most on ${day}, ${hours}: ${counted(games, { one: 'game', other: 'games' })}`,
  distribution: 'Scores',
  unlocks: 'Achievements unlocked',
  unlocksLabel: 'Achievements unlocked over time',
  unlocksEverywhere: 'In all modes',
  noUnlocks: 'None were unlocked in this time.',
  empty: 'Nothing to count yet',
  emptyHint: 'The charts fill with the first games:',
};

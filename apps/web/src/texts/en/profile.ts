import { counted, formatNumber } from '../../format';

export const places = {
  heading: 'Places',
  noPlace: 'Not on this board now',
  alone: 'The only player so far',
  noneBehind: 'Nobody is behind yet',
  leads: (total: number) => `In the lead of ${formatNumber(total)} players`,
  ahead: (percent: number, behind: string) => {
    const ahead = `ahead of ${behind} of players`;
    if (percent >= 99) return `Among the best 1%, ${ahead}`;
    if (percent >= 90) return `Among the best 10%, ${ahead}`;
    if (percent >= 75) return `In the best quarter, ${ahead}`;
    if (percent >= 50) return `In the better half, ${ahead}`;
    return ahead.charAt(0).toUpperCase() + ahead.slice(1);
  },
  next: (gap: string) => `Next: ${gap} behind`,
  rankOf: (rank: number, total: string) => `${formatNumber(rank)} of ${total}`,
  otherPeriods: 'Places in other periods',
  none: 'No scores yet',
  noneHint: 'The first score puts this player on the boards. From a terminal:',
};

export const history = {
  heading: 'Progress',
  modesLabel: 'Game modes of this player',
  overTime: 'Scores over time',
  label: (mode: string) => `Scores over time in ${mode}`,
  personalBest: 'Personal best',
  bestOf: {
    hour: 'Best of the hour',
    day: 'Best of the day',
    week: 'Best of the week',
    month: 'Best of the month',
  },
  intervals: { hour: 'Hour', day: 'Day', week: 'Week from', month: 'Month' },
  lowestFirst: 'Lower is better.',
  best: 'Best',
  none: 'No games in this mode yet.',
};

export const distribution = {
  heading: 'Where this score stands',
  among: (total: number) => `Among ${counted(total, { one: 'player', other: 'players' })}`,
  median: (score: string) => `half of them have up to ${score}`,
  label: (mode: string) => `Players by score in ${mode}`,
  between: (from: string, to: string) => `${from} to ${to}`,
  here: 'You are here',
  none: 'Nobody is on this board yet.',
};

import { counted, formatNumber, isolated } from '../../format';
import { type GameMode } from '../../api';
import { globalMode } from '../../route';

type Rules = Pick<GameMode, 'sort' | 'operator' | 'ties'>;

const counting: Record<Rules['operator'], string> = {
  best: 'The best score of each player',
  last: 'The latest score of each player',
  sum: 'All scores of each player added up',
};

const tieRules: Record<Rules['ties'], string> = {
  shared: 'Equal scores share a rank: 1, 1, 3.',
  dense: 'Equal scores share a rank, and none is left out: 1, 1, 2.',
  unique: 'Of equal scores the earlier one is ahead: 1, 2, 3.',
};

const before = {
  season: 'Last season',
  all_time: 'Before',
  monthly: 'Last month',
  weekly: 'Last week',
  daily: 'Yesterday',
};

export const board = {
  heading: (mode: string, name: string) => (mode === globalMode ? 'Global board' : isolated(name)),
  rules: ({ sort, operator, ties }: Rules, isGlobal: boolean): string =>
    `${isGlobal ? 'The best score of each player in any game mode' : counting[operator]}, ${sort === 'desc' ? 'highest' : 'lowest'} first. ${tieRules[ties]}`,
  global: 'Global',
  switchLabel: 'Boards',
  chooseLabel: 'Board',
  players: 'Players',
  scores: 'All scores',
  kindLabel: 'What the board lists',
  scoreColumn: { best: 'Best score', last: 'Latest score', sum: 'Total' },
  periodsLabel: 'Periods',
  periods: { season: 'Season', all_time: 'All time', monthly: 'Month', weekly: 'Week', daily: 'Day' },
  periodLabel: 'Which one',
  periodBefore: 'The one before',
  periodAfter: 'The one after',
  periodOption: (dates: string, players: number) =>
    `${dates} (${counted(players, { one: 'player', other: 'players' })})`,
  noPeriod: 'This board was not kept then',
  ended: (dates: string) => `${dates}, as it ended`,
  emptyPast: 'Nobody played then',
  resetsIn: 'A new board starts in',
  yourTime: (time: string) => `${time} your time`,
  sameZone: (zone: string) => `, by the clocks of ${zone}`,
  boardTime: (time: string, zone: string) => `, ${time} in ${zone}`,
  elsewhere: 'Share',
  wall: 'On a big screen',
  embed: 'On another site, as markup:',
  podium: 'The first three',
  find: 'Find a player',
  toRank: 'Go to rank',
  go: 'Go',
  notFound: 'This player is not on this board.',
  foundAt: (name: string, rank: number, total: number) =>
    `${isolated(name)}: rank ${formatNumber(rank)} of ${formatNumber(total)}`,
  total: (count: number) => counted(count, { one: 'player', other: 'players' }),
  empty: 'No scores here yet',
  emptyHint: 'Submit the first one on this page, or from a terminal:',
  emptyId: 'player_id is the number on the player’s page.',
  begun: 'A new board has begun',
  before: (period: keyof typeof before, dates: string) => `${before[period]}: ${dates}`,
};

export const movement = {
  newcomer: 'new',
  up: (places: number) => `Up ${counted(places, { one: 'place', other: 'places' })} since yesterday`,
  down: (places: number) => `Down ${counted(places, { one: 'place', other: 'places' })} since yesterday`,
  legend: (zone: string) => `Arrows: since the end of yesterday (${zone}).`,
};

export const scores = {
  heading: (mode: string, name: string) =>
    mode === globalMode ? 'All scores' : `All scores: ${isolated(name)}`,
  lead: (order: 'highest' | 'lowest') => `Every finished game, ${order} score first.`,
  emptyPage: 'No more scores.',
};

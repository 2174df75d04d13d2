import { counted, isolated } from '../../format';

export const players = {
  heading: 'Players',
  lead: 'Everybody who plays.',
  search: 'Search players',
  searchHint: 'Start of a word in the username or the display name',
  empty: 'No players yet',
  emptyHint: 'Add the first one to start a board.',
  none: (search: string) => `Nobody is called “${isolated(search)}”.`,
  emptyPage: 'No more players.',
  found: (count: number) => counted(count, { one: 'player shown', other: 'players shown' }),
};

export const player = {
  heading: 'Player',
  number: (id: number) => `No. ${id}`,
  since: (day: string) => `Player since ${day}`,
  edit: 'Edit',
  delete: 'Delete',
  all: 'All players',
  statistics: 'Statistics',
  everyMode: 'Global',
  ahead: (percent: string) => `ahead of ${percent} of players`,
  gap: (gap: string) => `${gap} behind`,
  noGames: 'No finished games yet.',
  latest: 'Latest scores',
  best: (mode: string) => `Best in ${isolated(mode)}`,
  scores: 'Scores',
  orderLabel: 'Order of scores',
  achievements: 'Achievements',
  check: 'Check achievements',
  checked: (gained: number) =>
    gained === 0
      ? 'Checked: nothing new.'
      : `Checked: ${counted(gained, { one: 'new achievement', other: 'new achievements' })}.`,
};

export const playerForm = {
  addHeading: 'Add a player',
  editHeading: (name: string) => `Edit ${isolated(name)}`,
  username: 'Username',
  usernameHint: 'Up to 50 characters, in any script.',
  email: 'Email',
  displayName: 'Display name',
  displayNameHint: 'Shown on the boards. Left empty, it is the username.',
  add: 'Add player',
  save: 'Save changes',
  cancel: 'Cancel',
  added: (name: string) => `${isolated(name)} was added.`,
  saved: (name: string) => `${isolated(name)} was saved.`,
  usernameMissing: 'Choose a username.',
  emailMissing: 'Write an email address, such as ada@example.com.',
};

export const deletion = {
  question: 'Delete this player?',
  consequence:
    'The player leaves every board, the activity and all achievements at once. This cannot be undone.',
  confirm: 'Delete player',
  keep: 'Keep player',
  done: (name: string) => `${isolated(name)} was deleted.`,
};

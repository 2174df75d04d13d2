import { counted, formatNumber } from '../../format';

export const submit = {
  heading: 'Submit a score',
  player: 'Player',
  playerHint: 'Type the start of a name, then choose.',
  placeholder: 'The new rank and what it unlocked appear here.',
  nobodyFound: 'Nobody found.',
  found: (count: number) => counted(count, { one: 'player found', other: 'players found' }),
  mode: 'Game mode',
  otherMode: 'Another game mode…',
  newMode: 'Name of the game mode',
  newModeHint: 'Capital and small letters count. The first score makes the board.',
  score: 'Score',
  details: 'More details',
  metadata: 'Details as JSON',
  metadataHint: 'Kept with the score, such as {"level": 3}.',
  send: 'Submit score',
  sending: 'Submitting…',
  playerMissing: 'Choose a player from the list.',
  modeMissing: 'Name the game mode.',
  scoreMissing: 'Write the score in digits, such as 12500 or 12.5.',
  scoreTooLarge: 'This score has more digits than can be kept exactly (at most 9,007,199,254,740,991).',
  metadataWrong: 'This is not a JSON object, such as {"level": 3}.',
};

export const result = {
  heading: 'Score submitted',
  rank: 'Rank',
  of: (total: number) => `of ${formatNumber(total)}`,
  rankPending: 'The rank is still being worked out. It will be on the board in a moment.',
  firstRank: 'New on this board',
  up: (places: number) => `Up ${counted(places, { one: 'place', other: 'places' })}`,
  down: (places: number) => `Down ${counted(places, { one: 'place', other: 'places' })}`,
  same: 'Rank unchanged',
  personalBest: 'New personal best',
  best: (score: string) => `Personal best: ${score}`,
  unlocked: (count: number) =>
    count === 1 ? 'Achievement unlocked' : `${formatNumber(count)} achievements unlocked`,
  noneUnlocked: 'No new achievements this time.',
  unlocksPending: 'Achievements are still being worked out. They will be on the player’s page in a moment.',
  board: 'See the board',
  profile: 'See the player',
};

import { isolated } from '../../format';

export const compare = {
  action: 'Compare',
  heading: 'Compare two players',
  headingOf: (one: string, other: string) => `${isolated(one)} and ${isolated(other)}`,
  lead: 'Side by side, on every board.',
  choose: (name: string) => `Compare ${isolated(name)} with`,
  swap: 'Swap sides',
  another: 'Compare with another player',
  withMe: 'Compare with me',
  boards: 'Boards',
  board: 'Board',
  ahead: 'ahead',
  tally: (name: string, ahead: number, both: number) =>
    both === 0
      ? 'They are on no board together yet.'
      : `${isolated(name)} is ahead on ${ahead} of ${both === 1 ? 'the one board' : `the ${both} boards`} they share.`,
  level: (both: number) =>
    both === 1
      ? 'They are level on the board they share.'
      : `They are level over the ${both} boards they share.`,
  none: 'Neither has a score yet.',
  same: 'These are the same player. Choose another one to compare with.',
  achievements: 'Achievements',
  both: 'Both have',
};

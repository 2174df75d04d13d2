import { formatNumber, isolated } from '../../format';
import { globalMode } from '../../route';

export const board = {
  heading: (mode: string) => (mode === globalMode ? 'Global board' : isolated(mode)),
  lead: (mode: string): string =>
    mode === globalMode
      ? 'Every player by their best score in any game mode.'
      : 'Every player by their best score in this game mode.',
  global: 'Global',
  switchLabel: 'Boards',
  chooseLabel: 'Board',
  players: 'Players',
  scores: 'All scores',
  kindLabel: 'What the board lists',
  more: (rows: number) => `Show the first ${formatNumber(rows)}`,
  fewer: (rows: number) => `Show the first ${formatNumber(rows)} only`,
  empty: 'No scores here yet',
  emptyHint: 'Submit the first one on this page, or from a terminal:',
  emptyId: 'player_id is the number on the player’s page.',
};

export const scores = {
  heading: (mode: string) => (mode === globalMode ? 'All scores' : `All scores: ${isolated(mode)}`),
  lead: 'Every finished game, highest score first.',
  emptyPage: 'No more scores.',
};

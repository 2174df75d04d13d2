import type { activity as english } from '../en/activity';

export const activity: typeof english = {
  heading: 'Aktivität',
  lead: 'Die neuesten Ergebnisse und freigeschalteten Erfolge.',
  unlocked: 'hat freigeschaltet:',
  scored: 'hat gespielt:',
  empty: 'Noch ist nichts geschehen',
};

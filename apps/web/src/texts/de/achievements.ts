import { counted, formatNumber } from '../../format';
import type { achievements as english } from '../en/achievements';

export const achievements: typeof english = {
  heading: 'Erfolge',
  lead: 'Ziele, die man einmal erreicht und behält.',
  boardHeading: 'Rangliste der Erfolge',
  boardLead: 'Spieler nach Erfolgspunkten.',
  myPlace: 'Mein Platz',
  emptyPage: 'Keine weiteren Spieler.',
  switchLabel: 'Ansichten der Erfolge',
  catalogue: 'Alle Erfolge',
  board: 'Rangliste',
  rarity: (count, percent) =>
    count === 0
      ? 'Noch hat ihn niemand'
      : `${counted(count, { one: 'Spieler hat', other: 'Spieler haben' })} ihn (${percent})`,
  unlockedOn: (day) => `Freigeschaltet am ${day}`,
  progress: (percent) => `${percent} geschafft`,
  count: (unlocked, total) => `${formatNumber(unlocked)} von ${formatNumber(total)} freigeschaltet`,
  dismiss: 'Ausblenden',
  empty: 'Es sind keine Erfolge festgelegt.',
  boardEmpty: 'Noch keine Spieler',
  tier: { Bronze: 'Bronze', Silver: 'Silber', Gold: 'Gold' },
};

import { isolated } from '../../format';
import type { compare as english } from '../en/compare';

export const compare: typeof english = {
  action: 'Vergleichen',
  heading: 'Zwei Spieler vergleichen',
  headingOf: (one, other) => `${isolated(one)} und ${isolated(other)}`,
  lead: 'Seite an Seite, auf jeder Rangliste.',
  choose: (name) => `${isolated(name)} vergleichen mit`,
  swap: 'Seiten tauschen',
  another: 'Mit jemand anderem vergleichen',
  withMe: 'Mit mir vergleichen',
  boards: 'Ranglisten',
  board: 'Rangliste',
  ahead: 'voraus',
  tally: (name, ahead, both) =>
    both === 0
      ? 'Sie stehen noch auf keiner Rangliste gemeinsam.'
      : `${isolated(name)} liegt auf ${ahead} von ${both} ${both === 1 ? 'gemeinsamen Rangliste' : 'gemeinsamen Ranglisten'} vorn.`,
  level: (both) =>
    both === 1
      ? 'Auf der gemeinsamen Rangliste sind sie gleichauf.'
      : `Über die ${both} gemeinsamen Ranglisten sind sie gleichauf.`,
  none: 'Beide haben noch kein Ergebnis.',
  same: 'Das ist derselbe Spieler. Zum Vergleich gehört ein anderer.',
  achievements: 'Erfolge',
  both: 'Beide haben',
};

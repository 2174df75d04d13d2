import { counted, formatNumber } from '../../format';
import type * as english from '../en/profile';

export const places: typeof english.places = {
  heading: 'Plätze',
  noPlace: 'Zurzeit nicht auf dieser Rangliste',
  alone: 'Bisher allein auf dieser Rangliste',
  noneBehind: 'Dahinter ist noch niemand',
  leads: (total) => `An der Spitze von ${formatNumber(total)} Spielern`,
  ahead: (percent, behind) => {
    const ahead = `besser als ${behind} der Spieler`;
    if (percent >= 99) return `Im besten Hundertstel, ${ahead}`;
    if (percent >= 90) return `Im besten Zehntel, ${ahead}`;
    if (percent >= 75) return `Im besten Viertel, ${ahead}`;
    if (percent >= 50) return `In der besseren Hälfte, ${ahead}`;
    return ahead.charAt(0).toUpperCase() + ahead.slice(1);
  },
  next: (gap) => `Als Nächstes: ${gap} Rückstand auf`,
  rankOf: (rank, total) => `${formatNumber(rank)} von ${total}`,
  otherPeriods: 'Plätze in anderen Zeiträumen',
  none: 'Noch keine Ergebnisse',
  noneHint: 'Mit dem ersten Ergebnis kommt dieser Spieler auf die Ranglisten. Aus einem Terminal:',
};

export const history: typeof english.history = {
  heading: 'Verlauf',
  modesLabel: 'Spielmodi dieses Spielers',
  overTime: 'Ergebnisse im Lauf der Zeit',
  label: (mode) => `Ergebnisse im Lauf der Zeit in ${mode}`,
  personalBest: 'Persönlicher Rekord',
  bestOf: {
    hour: 'Bestes der Stunde',
    day: 'Bestes des Tages',
    week: 'Bestes der Woche',
    month: 'Bestes des Monats',
  },
  intervals: { hour: 'Stunde', day: 'Tag', week: 'Woche ab', month: 'Monat' },
  lowestFirst: 'Weniger ist besser.',
  best: 'Bestes',
  none: 'Noch keine Spiele in diesem Modus.',
};

export const distribution: typeof english.distribution = {
  heading: 'Wo dieses Ergebnis steht',
  among: (total) => `Unter ${counted(total, { one: 'Spieler', other: 'Spielern' })}`,
  median: (score) => `die Hälfte hat bis zu ${score}`,
  label: (mode) => `Spieler nach Ergebnis in ${mode}`,
  between: (from, to) => `${from} bis ${to}`,
  here: 'Hier stehst du',
  none: 'Auf dieser Rangliste ist noch niemand.',
};

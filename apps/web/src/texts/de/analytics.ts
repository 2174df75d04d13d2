import { counted } from '../../format';
import type { analytics as english } from '../en/analytics';

export const analytics: typeof english = {
  heading: 'Auswertung',
  lead: 'Wann gespielt wird, von wie vielen und wie gut.',
  intervalsLabel: 'Ein Punkt steht für',
  intervals: { hour: 'Stunden', day: 'Tage', week: 'Wochen', month: 'Monate' },
  games: 'Spiele',
  gamesLabel: (mode) => `Spiele im Lauf der Zeit in ${mode}`,
  gamesInAll: (count) => `${counted(count, { one: 'Spiel', other: 'Spiele' })} in dieser Zeit`,
  noGames: 'Keine Spiele in dieser Zeit.',
  players: 'Mitspielende',
  playersLabel: (mode) => `Mitspielende im Lauf der Zeit in ${mode}`,
  active: 'Haben gespielt',
  registered: 'Neu angemeldet',
  playersByHour: 'Mitspielende werden je Tag, Woche und Monat gezählt.',
  playersIn: (zone) => `Nach den Uhren von ${zone}`,
  hours: 'Wann am meisten gespielt wird',
  hoursLabel: (mode) => `Spiele nach Stunde der Woche in ${mode}`,
  hoursIn: (zone) => `Die letzten zwölf Wochen, nach deiner Uhr (${zone})`,
  busiest: (day, hours, games) =>
    `Am meisten am ${day}, ${hours}: ${counted(games, { one: 'Spiel', other: 'Spiele' })}`,
  distribution: 'Punkte',
  unlocks: 'Freigeschaltete Erfolge',
  unlocksLabel: 'Freigeschaltete Erfolge im Lauf der Zeit',
  unlocksEverywhere: 'In allen Modi',
  noUnlocks: 'In dieser Zeit wurde keiner freigeschaltet.',
  empty: 'Noch nichts zu zählen',
  emptyHint: 'Die Diagramme füllen sich mit den ersten Spielen:',
};

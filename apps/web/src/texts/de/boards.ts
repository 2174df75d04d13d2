import { counted, formatNumber, isolated } from '../../format';
import { type GameMode } from '../../api';
import { globalMode } from '../../route';
import type * as english from '../en/boards';

const counting: Record<GameMode['operator'], string> = {
  best: 'Das beste Ergebnis jedes Spielers',
  last: 'Das letzte Ergebnis jedes Spielers',
  sum: 'Alle Ergebnisse jedes Spielers zusammen',
};

const tieRules: Record<GameMode['ties'], string> = {
  shared: 'Gleiche Ergebnisse teilen einen Rang: 1, 1, 3.',
  dense: 'Gleiche Ergebnisse teilen einen Rang, und keiner fällt aus: 1, 1, 2.',
  unique: 'Von gleichen Ergebnissen liegt das frühere vorn: 1, 2, 3.',
};

const before = {
  season: 'Letzte Saison',
  all_time: 'Davor',
  monthly: 'Letzter Monat',
  weekly: 'Letzte Woche',
  daily: 'Gestern',
};

export const board: typeof english.board = {
  heading: (mode, name) => (mode === globalMode ? 'Gesamt\u00adrangliste' : isolated(name)),
  rules: ({ sort, operator, ties }, isGlobal) =>
    `${isGlobal ? 'Das beste Ergebnis jedes Spielers in irgendeinem Modus' : counting[operator]}, das ${sort === 'desc' ? 'höchste' : 'niedrigste'} zuerst. ${tieRules[ties]}`,
  global: 'Gesamt',
  switchLabel: 'Ranglisten',
  chooseLabel: 'Rangliste',
  players: 'Spieler',
  scores: 'Alle Ergebnisse',
  kindLabel: 'Was die Rangliste zeigt',
  scoreColumn: { best: 'Bestwert', last: 'Zuletzt', sum: 'Summe' },
  periodsLabel: 'Zeiträume',
  periods: { season: 'Saison', all_time: 'Immer', monthly: 'Monat', weekly: 'Woche', daily: 'Tag' },
  periodLabel: 'Welcher davon',
  periodBefore: 'Der davor',
  periodAfter: 'Der danach',
  periodOption: (dates, players) => `${dates} (${counted(players, { other: 'Spieler' })})`,
  noPeriod: 'Damals gab es diese Rangliste nicht',
  ended: (dates) => `${dates}, Endstand`,
  emptyPast: 'Damals hat niemand gespielt',
  resetsIn: 'Eine neue Rangliste beginnt in',
  yourTime: (time) => `${time} hiesiger Zeit`,
  sameZone: (zone) => `, nach den Uhren von ${zone}`,
  boardTime: (time, zone) => `, ${time} in ${zone}`,
  elsewhere: 'Teilen',
  wall: 'Auf einem großen Bildschirm',
  embed: 'Auf einer anderen Website, als Markup:',
  podium: 'Die ersten drei',
  find: 'Spieler finden',
  toRank: 'Zu Rang',
  go: 'Los',
  notFound: 'Dieser Spieler steht nicht auf dieser Rangliste.',
  foundAt: (name, rank, total) => `${isolated(name)}: Rang ${formatNumber(rank)} von ${formatNumber(total)}`,
  total: (count) => counted(count, { other: 'Spieler' }),
  empty: 'Noch keine Ergebnisse',
  emptyHint: 'Das erste lässt sich auf dieser Seite eintragen oder in einem Terminal:',
  emptyId: 'player_id ist die Nummer auf der Seite des Spielers.',
  begun: 'Eine neue Rangliste hat begonnen',
  before: (period, dates) => `${before[period]}: ${dates}`,
};

export const movement: typeof english.movement = {
  newcomer: 'neu',
  up: (places) => `${counted(places, { one: 'Platz', other: 'Plätze' })} höher als gestern`,
  down: (places) => `${counted(places, { one: 'Platz', other: 'Plätze' })} tiefer als gestern`,
  legend: (zone) => `Pfeile: seit dem Ende von gestern (${zone}).`,
};

export const scores: typeof english.scores = {
  heading: (mode, name) => (mode === globalMode ? 'Alle Ergebnisse' : `Alle Ergebnisse: ${isolated(name)}`),
  lead: (order) =>
    `Jedes beendete Spiel, das ${order === 'highest' ? 'höchste' : 'niedrigste'} Ergebnis zuerst.`,
  emptyPage: 'Keine weiteren Ergebnisse.',
};

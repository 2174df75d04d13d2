import { counted, isolated } from '../../format';
import type * as english from '../en/players';

export const players: typeof english.players = {
  heading: 'Spieler',
  lead: 'Alle, die spielen.',
  search: 'Spieler suchen',
  searchHint: 'Anfang eines Wortes im Benutzernamen oder im Anzeigenamen',
  empty: 'Noch keine Spieler',
  emptyHint: 'Mit dem ersten beginnt eine Rangliste.',
  none: (search) => `Niemand heißt „${isolated(search)}“.`,
  emptyPage: 'Keine weiteren Spieler.',
  found: (count) => counted(count, { other: 'Spieler gefunden' }),
};

export const player: typeof english.player = {
  heading: 'Spieler',
  number: (id) => `Nr. ${id}`,
  since: (day) => `Dabei seit ${day}`,
  edit: 'Bearbeiten',
  delete: 'Löschen',
  all: 'Alle Spieler',
  statistics: 'Statistik',
  everyMode: 'Gesamt',
  ahead: (percent) => `besser als ${percent} der Spieler`,
  gap: (gap) => `${gap} Rückstand auf`,
  noGames: 'Noch keine beendeten Spiele.',
  latest: 'Neueste Ergebnisse',
  best: (mode) => `Beste in ${isolated(mode)}`,
  scores: 'Ergebnisse',
  orderLabel: 'Reihenfolge der Ergebnisse',
  achievements: 'Erfolge',
  check: 'Erfolge prüfen',
  checked: (gained) =>
    gained === 0
      ? 'Geprüft: nichts Neues.'
      : `Geprüft: ${counted(gained, { one: 'neuer Erfolg', other: 'neue Erfolge' })}.`,
};

export const playerForm: typeof english.playerForm = {
  addHeading: 'Spieler anlegen',
  editHeading: (name) => `${isolated(name)} bearbeiten`,
  username: 'Benutzername',
  usernameHint: 'Bis zu 50 Zeichen, in jeder Schrift.',
  email: 'E-Mail',
  displayName: 'Anzeigename',
  displayNameHint: 'Steht auf den Ranglisten. Bleibt er leer, ist es der Benutzername.',
  add: 'Anlegen',
  save: 'Speichern',
  cancel: 'Abbrechen',
  added: (name) => `${isolated(name)} wurde angelegt.`,
  saved: (name) => `${isolated(name)} wurde gespeichert.`,
  usernameMissing: 'Hier fehlt ein Benutzername.',
  emailMissing: 'Hier fehlt eine E-Mail-Adresse wie ada@example.com.',
};

export const deletion: typeof english.deletion = {
  question: 'Diesen Spieler löschen?',
  consequence:
    'Der Spieler verlässt sofort jede Rangliste, die Aktivität und alle Erfolge. Das lässt sich nicht rückgängig machen.',
  confirm: 'Spieler löschen',
  keep: 'Spieler behalten',
  done: (name) => `${isolated(name)} wurde gelöscht.`,
};

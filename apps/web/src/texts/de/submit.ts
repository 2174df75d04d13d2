import { counted, formatNumber } from '../../format';
import type * as english from '../en/submit';

export const submit: typeof english.submit = {
  heading: 'Ergebnis eintragen',
  player: 'Spieler',
  playerHint: 'Anfang eines Namens schreiben, dann auswählen.',
  placeholder: 'Hier erscheinen der neue Rang und was er freigeschaltet hat.',
  nobodyFound: 'Niemand gefunden.',
  found: (count) => counted(count, { other: 'Spieler gefunden' }),
  mode: 'Spielmodus',
  otherMode: 'Ein anderer Spielmodus …',
  newMode: 'Name des Spielmodus',
  newModeHint: 'Groß- und Kleinschreibung zählt. Mit dem ersten Ergebnis entsteht die Rangliste.',
  score: 'Ergebnis',
  details: 'Weitere Angaben',
  metadata: 'Angaben als JSON',
  metadataHint: 'Werden mit dem Ergebnis aufbewahrt, etwa {"level": 3}.',
  send: 'Eintragen',
  sending: 'Wird eingetragen …',
  playerMissing: 'Hier fehlt ein Spieler aus der Liste.',
  modeMissing: 'Hier fehlt der Name des Spielmodus.',
  scoreMissing: 'Das Ergebnis bitte in Ziffern, etwa 12500 oder 12.5.',
  scoreTooLarge:
    'Dieses Ergebnis hat mehr Stellen, als genau aufbewahrt werden können (höchstens 9.007.199.254.740.991).',
  metadataWrong: 'Das ist kein JSON-Objekt wie {"level": 3}.',
};

export const result: typeof english.result = {
  heading: 'Ergebnis eingetragen',
  rank: 'Rang',
  of: (total) => `von ${formatNumber(total)}`,
  rankPending: 'Der Rang wird noch ermittelt. Gleich steht er auf der Rangliste.',
  firstRank: 'Neu auf dieser Rangliste',
  up: (places) => `${counted(places, { one: 'Platz', other: 'Plätze' })} nach oben`,
  down: (places) => `${counted(places, { one: 'Platz', other: 'Plätze' })} nach unten`,
  same: 'Rang unverändert',
  personalBest: 'Neue persönliche Bestleistung',
  best: (score) => `Persönliche Bestleistung: ${score}`,
  unlocked: (count) =>
    count === 1 ? 'Erfolg freigeschaltet' : `${formatNumber(count)} Erfolge freigeschaltet`,
  noneUnlocked: 'Diesmal keine neuen Erfolge.',
  unlocksPending: 'Erfolge werden noch ermittelt. Gleich stehen sie auf der Seite des Spielers.',
  board: 'Zur Rangliste',
  profile: 'Zum Spieler',
};

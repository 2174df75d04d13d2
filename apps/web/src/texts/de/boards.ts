import { formatNumber, isolated } from '../../format';
import { globalMode } from '../../route';
import type * as english from '../en/boards';

export const board: typeof english.board = {
  heading: (mode) => (mode === globalMode ? 'Gesamtrangliste' : isolated(mode)),
  lead: (mode) =>
    mode === globalMode
      ? 'Alle Spieler nach ihrem besten Ergebnis in irgendeinem Modus.'
      : 'Alle Spieler nach ihrem besten Ergebnis in diesem Modus.',
  global: 'Gesamt',
  switchLabel: 'Ranglisten',
  chooseLabel: 'Rangliste',
  players: 'Spieler',
  scores: 'Alle Ergebnisse',
  kindLabel: 'Was die Rangliste zeigt',
  more: (rows) => `Die ersten ${formatNumber(rows)} zeigen`,
  fewer: (rows) => `Nur die ersten ${formatNumber(rows)} zeigen`,
  empty: 'Noch keine Ergebnisse',
  emptyHint: 'Das erste lässt sich auf dieser Seite eintragen oder in einem Terminal:',
  emptyId: 'player_id ist die Nummer auf der Seite des Spielers.',
};

export const scores: typeof english.scores = {
  heading: (mode) => (mode === globalMode ? 'Alle Ergebnisse' : `Alle Ergebnisse: ${isolated(mode)}`),
  lead: 'Jedes beendete Spiel, das höchste Ergebnis zuerst.',
  emptyPage: 'Keine weiteren Ergebnisse.',
};

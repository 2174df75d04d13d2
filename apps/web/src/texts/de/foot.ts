import { formatNumber } from '../../format';
import type { foot as english } from '../en/foot';

/** What stands around every view and is not there at first sight. */
export const foot: typeof english = {
  theme: { label: 'Farben', system: 'System', light: 'Hell', dark: 'Dunkel' },
  language: { label: 'Sprache' },
  keys: {
    heading: 'Tastatur',
    search: 'Suchen',
    next: 'Nächste Zeile',
    previous: 'Zeile davor',
    help: 'Tasten zeigen',
    on: 'Einzelne Tasten lösen etwas aus',
    close: 'Schließen',
  },
  footer: { status: 'Zustand', docs: 'API-Dokumentation' },
  pages: {
    label: 'Seiten',
    previous: 'Zurück',
    next: 'Weiter',
    range: (from, to) => `${formatNumber(from)} bis ${formatNumber(to)}`,
  },
};

import { formatNumber } from '../../format';
import type { status as english } from '../en/system';

export const status: typeof english = {
  heading: 'Zustand',
  lead: 'Wie es dem Server und seinen Teilen geht.',
  overall: 'Server',
  part: 'Teil',
  state: 'Zustand',
  answer: 'Antwort in',
  milliseconds: (value) => `${formatNumber(Math.round(value))} ms`,
  version: 'Version',
};

import { formatNumber } from '../../format';

/** What stands around every view and is not there at first sight. */
export const foot = {
  theme: { label: 'Colours', system: 'System', light: 'Light', dark: 'Dark' },
  language: { label: 'Language' },
  keys: {
    heading: 'Keyboard',
    search: 'Search',
    next: 'Next row',
    previous: 'Row before',
    help: 'Show the keys',
    on: 'Single keys do something',
    close: 'Close',
  },
  footer: { status: 'Status', docs: 'API documentation' },
  pages: {
    label: 'Pages',
    previous: 'Previous',
    next: 'Next',
    range: (from: number, to: number) => `${formatNumber(from)} to ${formatNumber(to)}`,
  },
};

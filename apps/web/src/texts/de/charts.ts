import type { charts as english } from '../en/charts';

export const charts: typeof english = {
  role: 'Diagramm',
  soFar: 'bisher',
  unfinished: 'Bisher: noch nicht vorbei',
  asTable: 'Als Tabelle zeigen',
};

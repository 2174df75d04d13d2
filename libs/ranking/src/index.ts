export { Board } from './board';
export type { BoardOptions, Entry, EntryColumns, RankedEntry, Sort, TiePolicy } from './entry';

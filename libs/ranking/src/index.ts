export { Board } from './board';
export { largestPlayer } from './sort-key';
export type { BoardOptions, Entry, EntryColumns, RankedEntry, Sort, TiePolicy } from './entry';

export { Board } from './board';
export { EntryBuffer } from './entry-buffer';
export { PastBoard } from './past-board';
export { largestPlayer } from './sort-key';
export type { BoardOptions, Entry, EntryColumns, Positions, RankedEntry, Sort, TiePolicy } from './entry';

import { board, movement } from './boards';
import { frame } from './frame';

/** What every view may say, and a board. */
export const first = { ...frame, board, movement };

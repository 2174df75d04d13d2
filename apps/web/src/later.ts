/** What belongs to every view, or to a board, but not to the first sight of it; the elements are there before, and empty. */
import './board-seeker';
import { listenToKeys } from './keys';
import { showKeys } from './keys-help';
import './page-footer';
import './period-before';
import './unlock-toasts';

listenToKeys(showKeys);

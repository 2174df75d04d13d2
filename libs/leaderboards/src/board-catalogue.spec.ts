import type { Reader, Transaction } from '@app/platform';
import { BoardCatalogue } from './board-catalogue';
import { globalRules } from './board-rules';
import { BoardSet } from './board-set';

it('forgets with everything else which boards a transaction has made that never came to its end', async () => {
  const catalogue = new BoardCatalogue({} as Reader);
  const set = new BoardSet({ id: 1, gameMode: 'M', rulesEventId: 1 }, globalRules);
  let made = 0;
  const failing = {
    nextIds: async () => [(made += 1)],
    query: async () => [],
    onCommit: () => undefined,
  } as unknown as Transaction;
  const { refs } = await catalogue.boardsAt(failing, set, Date.UTC(2026, 0, 1));
  expect(refs.map((ref) => catalogue.isUncommitted(ref))).toEqual(refs.map(() => true));
  catalogue.forget();
  expect(refs.map((ref) => catalogue.isUncommitted(ref))).toEqual(refs.map(() => false));
});

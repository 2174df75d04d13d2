import type { Reader } from '@app/platform';
import { PlayerNames } from './player-names';

/** As many as are kept. */
const kept = 100_000;

it('gives all names of a page whose other half makes room for those that are read', async () => {
  const query = jest.fn(async (_sql: string, [ids]: [string]) =>
    (JSON.parse(ids) as number[]).map((id) => ({ id, username: `u${id}`, display_name: `P${id}` })),
  );
  const names = new PlayerNames({ dialect: 'sqlite', query } as unknown as Reader);
  const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);
  await names.of(range(1, kept));
  await names.of(range(kept + 1, 50));
  expect([names.peek(50), names.peek(51)]).toEqual([undefined, { username: 'u51', display_name: 'P51' }]);
  const page = range(1, 100);
  expect([...(await names.of(page)).keys()].sort((a, b) => a - b)).toEqual(page);
});

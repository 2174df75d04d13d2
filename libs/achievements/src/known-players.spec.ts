import { newState } from './awarding';
import { KnownPlayers } from './known-players';

describe('KnownPlayers', () => {
  it('knows players of the run that they were remembered in', () => {
    const known = new KnownPlayers();
    known.remember([newState(1), newState(2)], 1);
    expect([...known.among([1, 2, 3], 1).keys()]).toEqual([1, 2]);
    expect(known.among([1], 2).size).toBe(0);
    known.remember([newState(3)], 2);
    expect([...known.among([1, 2, 3], 2).keys()]).toEqual([3]);
    expect(known.among([1, 2, 3], 1).size).toBe(0);
  });

  it('forgets on demand, one or all', () => {
    const known = new KnownPlayers();
    known.remember([newState(1), newState(2)], 1);
    known.drop([1]);
    expect([...known.among([1, 2], 1).keys()]).toEqual([2]);
    known.forget();
    expect(known.among([1, 2], 1).size).toBe(0);
  });

  it('keeps the 10,000 who played last', () => {
    const known = new KnownPlayers();
    for (let id = 1; id <= 10_000; id += 1) known.remember([newState(id)], 1);
    known.remember([newState(1), newState(10_001)], 1);
    expect([...known.among([1, 2, 3, 10_001], 1).keys()]).toEqual([1, 3, 10_001]);
  });
});

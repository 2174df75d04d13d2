import { History } from './history';
import { limits } from './limits';

const change = (seq: number, text = `to ${seq}`) => ({ after: seq - 1, seq, tag: `tag ${seq}`, text });
const seqs = (changes: readonly { seq: number }[] | undefined) => changes?.map(({ seq }) => seq);

function historyUpTo(end: number): History {
  const history = new History({ seq: 1, tag: 'tag 1' });
  for (let seq = 2; seq <= end; seq += 1) history.add(change(seq));
  return history;
}

it('gives exactly what came after a state', () => {
  const history = historyUpTo(4);
  expect(seqs(history.since(1))).toEqual([2, 3, 4]);
  expect(seqs(history.since(3))).toEqual([4]);
  expect(seqs(history.since(4))).toEqual([]);
  expect(history.since(0)).toBeUndefined();
  expect(history.since(5)).toBeUndefined();
});

it('finds a state by its tag, whatever its number was elsewhere', () => {
  const history = historyUpTo(3);
  expect(history.find('tag 1')).toBe(1);
  expect(history.find('tag 3')).toBe(3);
  expect(history.find('another')).toBeUndefined();
});

it('forgets the oldest changes when there are too many, and leaves no gap', () => {
  const history = historyUpTo(limits.keptChanges + 11);
  expect(history.since(10)).toBeUndefined();
  expect(history.since(11)).toHaveLength(limits.keptChanges);
  expect(history.find('tag 10')).toBeUndefined();
});

it('forgets the oldest changes when they are too long, even all of them', () => {
  const history = historyUpTo(3);
  history.add(change(4, 'x'.repeat(limits.keptBytes)));
  expect(history.since(2)).toBeUndefined();
  expect(seqs(history.since(3))).toEqual([4]);
  history.add(change(5, 'x'.repeat(limits.keptBytes + 1)));
  expect(history.since(4)).toBeUndefined();
  expect(history.since(5)).toEqual([]);
});

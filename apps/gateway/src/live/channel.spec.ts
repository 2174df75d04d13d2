import { Channel, type Follower } from './channel';
import type { ChannelKind } from './channel-kind';

/** A channel of one word; from an empty one on only a snapshot helps. */
const words: ChannelKind<null, string> = {
  batch: 1,
  read: async () => ({ readings: [], complete: true }),
  snapshot: (word) => ({ word }),
  change: (before, after) => (before === '' ? null : { word: after }),
};
const watch = { follow: jest.fn(), leave: jest.fn() };

let channel: Channel<null, string>;
let follower: jest.Mocked<Follower>;

beforeEach(() => {
  jest.clearAllMocks();
  channel = new Channel({ name: 'words', target: null }, words, watch);
  follower = { advanced: jest.fn(), delayed: jest.fn(), refused: jest.fn() };
  channel.join(follower);
});

const take = (state: string, position: number): void => channel.take({ state, position });

it('takes its number from the log', () => {
  take('a', 17);
  expect(JSON.parse(channel.snapshot())).toEqual({
    type: 'snapshot',
    channel: 'words',
    seq: 17,
    tag: expect.any(String) as string,
    word: 'a',
  });
  take('b', 20);
  const [change] = channel.since(17) ?? [];
  expect(JSON.parse(change?.text ?? '')).toMatchObject({ type: 'change', seq: 20, after: 17, word: 'b' });
});

it('stays where it is while nothing changes, and tells nobody', () => {
  take('a', 17);
  take('a', 30);
  channel.take(null);
  expect(channel.seq).toBe(17);
  expect(follower.advanced).toHaveBeenCalledTimes(1);
});

it('goes on counting where the log says nothing of a change, or goes back', () => {
  take('a', 17);
  take('b', 17);
  take('c', 3);
  expect(channel.seq).toBe(19);
  expect(channel.since(18)).toHaveLength(1);
});

it('gives the same state the same tag in every process', () => {
  take('a', 17);
  const other = new Channel({ name: 'words', target: null }, words, watch);
  other.take({ state: 'a', position: 40 });
  const tagOf = (each: Channel<null, string>): string => (JSON.parse(each.snapshot()) as { tag: string }).tag;
  expect(tagOf(other)).toBe(tagOf(channel));
  expect(channel.find(tagOf(other))).toBe(17);
});

it('begins anew where no change leads to the next state', () => {
  take('', 1);
  take('a', 2);
  expect(channel.since(1)).toBeUndefined();
  expect(channel.since(2)).toEqual([]);
});

it('gives a snapshot rather than changes that are longer together', () => {
  take('a', 1);
  for (let position = 2; position < 10; position += 1) take(`word ${position}`, position);
  expect(channel.since(8)).toHaveLength(1);
  expect(channel.since(1)).toBeUndefined();
});

it('is read again when somebody comes after all had left, and then tells what has changed meanwhile', () => {
  take('a', 1);
  channel.leave(follower);
  expect(watch.leave).toHaveBeenCalledWith(channel);
  channel.join(follower);
  expect(channel.current).toBe(false);
  take('b', 2);
  expect(follower.advanced).toHaveBeenCalledTimes(2);
  expect(channel.since(1)).toHaveLength(1);
});

it('tells its followers that it is no channel', () => {
  const refusal = { code: 'no_such_period', detail: 'None.' };
  channel.take({ refusal });
  expect(follower.refused).toHaveBeenCalledWith(refusal);
});

import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { Channel } from './channel';
import type { ChannelKind } from './channel-kind';
import { limits } from './limits';
import { LiveClient } from './live-client';
import type { LiveHub } from './live-hub';

const words: ChannelKind<null, string> = {
  batch: 1,
  read: async () => ({ readings: [], complete: true }),
  snapshot: (word) => ({ word }),
  change: (_before, word) => ({ word }),
};

/** A socket whose client reads when it is told to. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly sent: { type: string; channel: string; word?: string; code?: string }[] = [];
  readonly ping = jest.fn();
  readonly terminate = jest.fn();
  readonly close = jest.fn();
  private flushed: (() => void)[] = [];

  send(text: string, onFlushed: () => void): void {
    this.sent.push(JSON.parse(text) as FakeSocket['sent'][number]);
    this.bufferedAmount += text.length;
    this.flushed.push(onFlushed);
  }

  read(): void {
    this.bufferedAmount = 0;
    for (const each of this.flushed.splice(0)) each();
  }

  ask(message: unknown): void {
    this.emit('message', Buffer.from(JSON.stringify(message)), false);
  }
}

let socket: FakeSocket;
let client: LiveClient;
let channels: Map<string, Channel<null, string>>;

beforeEach(() => {
  socket = new FakeSocket();
  channels = new Map();
  const watch = { follow: () => undefined, leave: () => undefined };
  const follow: LiveHub['follow'] = (name, follower) => {
    const channel = channels.get(name) ?? new Channel({ name, target: null }, words, watch);
    channels.set(name, channel);
    channel.join(follower);
    return channel;
  };
  client = new LiveClient(socket as unknown as WebSocket, { follow } as LiveHub, () => undefined);
});

const long = 'x'.repeat(limits.bufferedBytes);
let position = 0;
const say = (channel: string, word: string): void =>
  channels.get(channel)?.take({ state: word, position: (position += 1) });

it('is sent nothing while it does not read, and then the present state of each channel', () => {
  socket.ask({ subscribe: ['a', 'b'] });
  say('a', long);
  for (let n = 0; n < 5_000; n += 1) {
    say('a', `a ${n}`);
    say('b', `b ${n}`);
  }
  expect(socket.sent).toHaveLength(1);
  expect(socket.bufferedAmount).toBeLessThan(limits.bufferedBytes + 200);
  socket.read();
  expect(socket.sent.slice(1)).toMatchObject([
    { type: 'snapshot', channel: 'a', word: 'a 4999' },
    { type: 'snapshot', channel: 'b', word: 'b 4999' },
  ]);
});

it('takes one state after another as fast as it reads, not all at once', () => {
  const names = Array.from({ length: limits.subscriptions }, (_, n) => `${n}`);
  socket.ask({ subscribe: names });
  for (const name of names) say(name, `${name}${long}`);
  for (let sent = 1; sent <= names.length; sent += 1) {
    expect(socket.sent).toHaveLength(sent);
    socket.read();
  }
  expect(new Set(socket.sent.map(({ channel }) => channel))).toEqual(new Set(names));
});

it('is told nothing more of what it has left meanwhile', () => {
  socket.ask({ subscribe: ['a', 'b'] });
  say('a', long);
  say('b', 'word');
  socket.ask({ unsubscribe: ['b'] });
  socket.read();
  expect(socket.sent).toHaveLength(1);
});

it('is cut off when it has not answered a ping until the next one', () => {
  client.ping();
  socket.emit('pong');
  client.ping();
  expect(socket.terminate).not.toHaveBeenCalled();
  client.ping();
  expect(socket.terminate).toHaveBeenCalledTimes(1);
  expect(socket.ping).toHaveBeenCalledTimes(2);
});

it('is cut off when it causes errors and does not read them', () => {
  socket.ask({ subscribe: ['a'] });
  say('a', long + long);
  socket.ask({});
  expect(socket.terminate).toHaveBeenCalledTimes(1);
});

it('follows a limited number of channels', () => {
  socket.ask({ subscribe: Array.from({ length: limits.subscriptions }, (_, n) => `${n}`) });
  socket.ask({ subscribe: ['0', 'one more'] });
  expect(socket.sent).toMatchObject([{ code: 'too_many_subscriptions', channel: 'one more' }]);
});

it('leaves its channels when it goes', () => {
  socket.ask({ subscribe: ['a'] });
  socket.emit('close');
  expect(channels.get('a')?.followers.size).toBe(0);
});

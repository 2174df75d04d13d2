import type { WebSocket } from 'ws';
import type { Refusal } from './channel-kind';
import { readMessage, type Wish } from './client-message';
import { limits } from './limits';
import type { LiveHub } from './live-hub';
import { Subscription, type MessageType, type Outlet } from './subscription';

/** Why a connection is ended, by RFC 6455. */
export const closeCodes = { goingAway: 1001, notText: 1003, abuse: 1008 } as const;

/** One connection. What its client does not read in time is not kept for it: it gets the present state later. */
export class LiveClient implements Outlet {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly behind = new Set<Subscription>();
  private paused = false;
  private isAlive = true;
  private allowance: number = limits.burst;
  private lastMessageAt = Date.now();

  constructor(
    private readonly socket: WebSocket,
    private readonly hub: LiveHub,
    private readonly count: (type: MessageType) => void,
  ) {
    socket.on('message', (data, isBinary) => this.receive(data as Buffer, isBinary));
    socket.on('pong', () => (this.isAlive = true));
    // What is wrong with a frame is told by the close code that the socket sends by itself.
    socket.on('error', () => undefined);
    socket.once('close', () => this.leave());
  }

  get blocked(): boolean {
    return this.paused || this.socket.bufferedAmount > limits.bufferedBytes;
  }

  send(type: MessageType, text: string): void {
    this.count(type);
    this.socket.send(text, () => this.catchUp());
  }

  refuse({ code, detail }: Refusal, channel?: string): void {
    // Errors are no states that could be told later: who causes them and does not read them is cut off.
    if (this.socket.bufferedAmount > 2 * limits.bufferedBytes) this.socket.terminate();
    else this.send('error', JSON.stringify({ type: 'error', channel, code, detail }));
  }

  later(subscription: Subscription): void {
    this.behind.add(subscription);
  }

  end(subscription: Subscription): void {
    this.behind.delete(subscription);
    subscription.channel?.leave(subscription);
    if (this.subscriptions.get(subscription.name) === subscription) {
      this.subscriptions.delete(subscription.name);
    }
  }

  /** Asks whether the client is there; one that has not answered the last time is cut off. */
  ping(): void {
    if (!this.isAlive) return this.socket.terminate();
    this.isAlive = false;
    this.socket.ping();
  }

  close(): void {
    this.socket.close(closeCodes.goingAway, 'The server is stopping');
  }

  private receive(data: Buffer, isBinary: boolean): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (isBinary) return this.socket.close(closeCodes.notText, 'Messages are text');
    if (!this.mayAsk()) return this.socket.close(closeCodes.abuse, 'Too many messages');
    const message = readMessage(data.toString());
    if ('code' in message) return this.refuse(message);
    for (const name of message.unsubscribe) this.unsubscribe(name);
    for (const wish of message.subscribe) this.subscribe(wish);
    this.paused = message.paused ?? this.paused;
    this.catchUp();
  }

  private subscribe({ name, resume }: Wish): void {
    this.unsubscribe(name);
    if (this.subscriptions.size >= limits.subscriptions) {
      const detail = `A client follows up to ${limits.subscriptions} channels.`;
      return this.refuse({ code: 'too_many_subscriptions', detail }, name);
    }
    const subscription = new Subscription(name, this, resume);
    const channel = this.hub.follow(name, subscription);
    if ('code' in channel) return this.refuse(channel, name);
    subscription.channel = channel;
    this.subscriptions.set(name, subscription);
    if (channel.current) subscription.advanced();
  }

  private unsubscribe(name: string): void {
    const subscription = this.subscriptions.get(name);
    if (subscription) this.end(subscription);
  }

  private leave(): void {
    for (const subscription of [...this.subscriptions.values()]) this.end(subscription);
  }

  /** Tells what could not be told before, one channel after another, as far as the client takes it. */
  private catchUp(): void {
    for (const subscription of this.behind) {
      if (this.blocked || this.socket.readyState !== this.socket.OPEN) return;
      this.behind.delete(subscription);
      subscription.catchUp();
    }
  }

  /** Counts a message; false where there are too many. */
  private mayAsk(): boolean {
    const now = Date.now();
    const earned = ((now - this.lastMessageAt) / 1_000) * limits.messagesPerSecond;
    this.lastMessageAt = now;
    this.allowance = Math.min(limits.burst, this.allowance + earned) - 1;
    return this.allowance >= 0;
  }
}

import { connection } from './connection';
import { type LiveMessage, LiveSocket } from './live-socket';
import { refreshClock } from './refresh-clock';

/** Called with a whole state, or with what leads from the state before to the next. */
export type Heard = (message: LiveMessage & Record<string, unknown>) => void;

/** What is known of a channel: where to go on after a gap. */
interface Channel {
  heard: Set<Heard>;
  /** Whether the server has said that it does not tell of it, or not now. */
  isRefused: boolean;
  seq?: number | undefined;
  tag?: string | undefined;
}

/**
 * The live socket: one connection for the whole page, opened by the first follower. After a gap it asks for what it missed. It is
 * paused while the page is hidden. While there is no connection, views refresh every 30 seconds.
 */
class Live {
  private readonly channels = new Map<string, Channel>();
  /** Channels that were begun or left a moment ago. */
  private readonly altered = new Set<string>();
  private isQuiet = true;
  private readonly socket: LiveSocket;

  constructor() {
    const { channels } = this;
    this.socket = new LiveSocket({
      get isNeeded() {
        return channels.size > 0;
      },
      opened: () => this.opened(),
      heard: (message) => this.take(message),
    });
    document.addEventListener('visibilitychange', () =>
      this.socket.send(document.hidden ? { pause: true } : { resume: true }),
    );
    window.addEventListener('online', () => this.socket.connectNow());
    for (const event of ['online', 'offline']) window.addEventListener(event, () => this.probe());
    refreshClock.addEventListener('tick', () => {
      if (this.isQuiet) this.probe();
      this.isQuiet = true;
    });
  }

  /** Hears of a channel, beginning with a snapshot, until the answer is called. */
  follow(name: string, heard: Heard): () => void {
    const channel = this.channels.get(name) ?? { heard: new Set(), isRefused: false };
    channel.heard.add(heard);
    channel.seq = undefined;
    this.channels.set(name, channel);
    this.socket.connect();
    this.alter(name);
    return () => {
      channel.heard.delete(heard);
      if (channel.heard.size > 0) return;
      this.channels.delete(name);
      this.alter(name);
    };
  }

  /** Whether changes of a channel that is followed come by themselves. */
  isLive(name: string): boolean {
    return connection.isLive && this.channels.get(name)?.isRefused === false;
  }

  private opened(): void {
    this.altered.clear();
    this.tell([...this.channels.keys()]);
    if (document.hidden) this.socket.send({ pause: true });
  }

  /** What is begun and left in the same moment is told in one message: the server takes only so many. */
  private alter(name: string): void {
    if (this.altered.size === 0) {
      queueMicrotask(() => {
        this.tell([...this.altered]);
        this.altered.clear();
      });
    }
    this.altered.add(name);
  }

  /** Tells the server of channels whether they are followed, and from where on. */
  private tell(names: string[]): void {
    const subscribe = names.flatMap((name) => {
      const channel = this.channels.get(name);
      if (!channel) return [];
      const { seq, tag } = channel;
      return [seq === undefined ? name : { channel: name, after: seq, tag }];
    });
    const unsubscribe = names.filter((name) => !this.channels.has(name));
    if (names.length === 0) return;
    this.socket.send({
      ...(unsubscribe.length > 0 ? { unsubscribe } : {}),
      ...(subscribe.length > 0 ? { subscribe } : {}),
    });
    if (subscribe.length > 0) this.socket.expectAnswer();
  }

  /** Where nothing was heard for long: asks for what is known anyway, to see whether the connection is still one. */
  private probe(): void {
    const known = [...this.channels].find(([, { seq }]) => seq !== undefined);
    if (known && !document.hidden) this.tell([known[0]]);
  }

  private take(message: LiveMessage): void {
    this.isQuiet = false;
    const channel = this.channels.get(message.channel ?? '');
    if (!channel) return;
    channel.isRefused = message.type === 'error';
    if (message.type === 'error') return;
    if (message.type === 'change' && message.after !== channel.seq)
      return this.startOver(message.channel ?? '');
    channel.seq = message.seq;
    if (message.type === 'resumed') return;
    channel.tag = message.tag;
    for (const heard of channel.heard) heard({ ...message });
  }

  /** A change that does not follow on what is known: a snapshot puts it right. */
  private startOver(name: string): void {
    const channel = this.channels.get(name);
    if (!channel || channel.seq === undefined) return;
    channel.seq = undefined;
    this.tell([name]);
  }
}

export const live = new Live();

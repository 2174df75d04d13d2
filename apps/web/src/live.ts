import { connection } from './connection';

/** What the server tells of a channel; the fields beside these are the channel's own. See docs/live.md. */
export interface LiveMessage {
  type: 'snapshot' | 'change' | 'resumed' | 'error';
  channel?: string;
  seq?: number;
  after?: number;
  tag?: string;
}

/** Called with a whole state, or with what leads from the state before to the next. */
export type Heard = (message: LiveMessage & Record<string, unknown>) => void;

/** What is known of a channel: where to go on after a gap. */
interface Channel {
  heard: Set<Heard>;
  seq?: number | undefined;
  tag?: string | undefined;
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * The live socket: one connection for the whole page, opened by the first follower. After a gap it asks for what it missed. It is
 * paused while the page is hidden. While there is no connection, views refresh every 30 seconds.
 */
class Live {
  private readonly channels = new Map<string, Channel>();
  private socket: WebSocket | undefined;
  private pauseMs = firstPauseMs;

  constructor() {
    document.addEventListener('visibilitychange', () =>
      this.send(document.hidden ? { pause: true } : { resume: true }),
    );
    window.addEventListener('online', () => this.connect());
  }

  /** Hears of a channel, beginning with a snapshot, until the answer is called. */
  follow(name: string, heard: Heard): () => void {
    const channel = this.channels.get(name) ?? { heard: new Set() };
    channel.heard.add(heard);
    channel.seq = undefined;
    this.channels.set(name, channel);
    this.connect();
    this.subscribe([name]);
    return () => {
      channel.heard.delete(heard);
      if (channel.heard.size > 0) return;
      this.channels.delete(name);
      this.send({ unsubscribe: [name] });
    };
  }

  private connect(): void {
    if (this.socket || this.channels.size === 0) return;
    connection.begin();
    const address = new URL('ws', document.baseURI);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = (this.socket = new WebSocket(address));
    socket.addEventListener('open', () => this.opened());
    socket.addEventListener('message', ({ data }) => this.take(JSON.parse(data as string) as LiveMessage));
    socket.addEventListener('close', () => this.closed());
  }

  private opened(): void {
    this.pauseMs = firstPauseMs;
    connection.socket = 'open';
    this.subscribe([...this.channels.keys()]);
    if (document.hidden) this.send({ pause: true });
  }

  /** Tries again, ever more slowly, and never all pages at the same moment. */
  private closed(): void {
    this.socket = undefined;
    connection.socket = 'closed';
    setTimeout(() => this.connect(), this.pauseMs * (0.75 + Math.random() / 2));
    this.pauseMs = Math.min(2 * this.pauseMs, longestPauseMs);
  }

  private subscribe(names: string[]): void {
    const wishes = names.map((name) => {
      const { seq, tag } = this.channels.get(name) ?? {};
      return seq === undefined ? name : { channel: name, after: seq, tag };
    });
    if (wishes.length > 0) this.send({ subscribe: wishes });
  }

  private send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private take(message: LiveMessage): void {
    const channel = this.channels.get(message.channel ?? '');
    if (!channel || message.type === 'error') return;
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
    this.subscribe([name]);
  }
}

export const live = new Live();

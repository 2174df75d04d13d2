import { connection } from './connection';

/** What the server tells of a channel; the fields beside these are the channel's own. See docs/live.md. */
export interface LiveMessage {
  type: 'snapshot' | 'change' | 'resumed' | 'error';
  channel?: string;
  seq?: number;
  after?: number;
  tag?: string;
}

/** Who speaks through the socket. */
interface Speaker {
  /** Whether there is anything to listen to. */
  readonly isNeeded: boolean;
  opened: () => void;
  heard: (message: LiveMessage) => void;
}

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
/** How long a connection, or an answer, may take; longer than the server gives itself, which is 5 s. */
const answerMs = 20_000;

/**
 * A connection that comes back: after a pause that grows until something is heard again. A dead one that nobody has closed, as
 * after a sleep, is found by an answer that does not come.
 */
export class LiveSocket {
  private socket: WebSocket | undefined;
  private pauseMs = firstPauseMs;
  private nextAttempt: number | undefined;
  private deadline: number | undefined;

  constructor(private readonly speaker: Speaker) {}

  /** Connects where that is needed, unless an attempt is due later. */
  connect(): void {
    if (this.socket || this.nextAttempt !== undefined || !this.speaker.isNeeded) return;
    connection.begin();
    const address = new URL('ws', document.baseURI);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = (this.socket = new WebSocket(address));
    socket.addEventListener('open', () => socket === this.socket && this.opened());
    socket.addEventListener('message', ({ data }) => socket === this.socket && this.heard(data as string));
    socket.addEventListener('close', () => socket === this.socket && this.lost());
    this.expectAnswer();
  }

  /** Connects without waiting any longer. */
  connectNow(): void {
    clearTimeout(this.nextAttempt);
    this.nextAttempt = undefined;
    this.connect();
  }

  send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** Gives the connection up where nothing is heard for long. A hidden page is paused, and hears nothing. */
  expectAnswer(): void {
    if (!this.socket || this.deadline !== undefined) return;
    this.deadline = window.setTimeout(() => {
      this.deadline = undefined;
      if (!document.hidden) this.lost();
    }, answerMs);
  }

  private opened(): void {
    this.answered();
    connection.socket = 'open';
    this.speaker.opened();
  }

  private heard(data: string): void {
    this.answered();
    this.pauseMs = firstPauseMs;
    this.speaker.heard(JSON.parse(data) as LiveMessage);
  }

  private answered(): void {
    clearTimeout(this.deadline);
    this.deadline = undefined;
  }

  /** Tries again, ever more slowly, and never all pages at the same moment. */
  private lost(): void {
    const { socket } = this;
    this.socket = undefined;
    this.answered();
    socket?.close();
    connection.socket = 'closed';
    this.nextAttempt = window.setTimeout(() => this.connectNow(), this.pauseMs * (0.75 + Math.random() / 2));
    this.pauseMs = Math.min(2 * this.pauseMs, longestPauseMs);
  }
}

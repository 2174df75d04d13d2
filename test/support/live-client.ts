import { once } from 'node:events';
import { WebSocket } from 'ws';
import { eventually } from './eventually';

/** Any message of the server. */
export interface LiveMessage {
  type: 'snapshot' | 'change' | 'resumed' | 'error';
  channel?: string;
  seq: number;
  after?: number;
  tag?: string;
  code?: string;
  [field: string]: unknown;
}

type Row = { player_id: number; position: number } & Record<string, unknown>;
type Place = { game_mode: string; period: string } & Record<string, unknown>;

/** What a client knows of a channel by nothing but the messages of it, as docs/live.md says how. */
export class LiveView {
  seq = -1;
  tag: string | undefined;
  total: unknown;
  period: unknown;
  key: unknown;
  entries: unknown[] = [];
  achievements: unknown[] | null = [];
  /** How the client came to know: the types of the messages. */
  readonly types: string[] = [];
  private readonly byPlayer = new Map<number, Row>();
  private readonly byBoard = new Map<string, Place>();

  /** Errors: an Error where a message does not follow on the one before it. */
  apply(message: LiveMessage): void {
    this.types.push(message.type);
    if (message.type === 'resumed') {
      this.seq = message.seq;
      return;
    }
    if (message.type === 'change' && message.after !== this.seq) {
      throw new Error(`${message.channel}: a change after ${message.after} came at ${this.seq}`);
    }
    if (message.type === 'change' && message.seq <= this.seq) throw new Error('Numbers must grow');
    if (message.type === 'snapshot') this.empty();
    this.seq = message.seq;
    this.tag = message.tag;
    this.take(message);
  }

  /** The board's rows as the API gives them. */
  get rows(): Record<string, unknown>[] {
    return this.placed.map(({ position: _position, ...row }) => row);
  }

  get positions(): number[] {
    return this.placed.map(({ position }) => position);
  }

  get places(): Place[] {
    return [...this.byBoard.values()];
  }

  private get placed(): Row[] {
    return [...this.byPlayer.values()].sort((a, b) => a.position - b.position);
  }

  private empty(): void {
    this.byPlayer.clear();
    this.byBoard.clear();
    this.entries = [];
    this.achievements = [];
  }

  private take(message: LiveMessage): void {
    const { rows = [], gone = [], places = [], entries = [], achievements = [] } = message as Lists;
    for (const each of gone) {
      if (typeof each === 'number') this.byPlayer.delete(each);
      else this.byBoard.delete(`${each.game_mode} ${each.period}`);
    }
    for (const row of rows) {
      this.byPlayer.set(row.player_id, { ...this.byPlayer.get(row.player_id), ...row });
    }
    for (const place of places) this.byBoard.set(`${place.game_mode} ${place.period}`, place);
    this.entries = [...entries, ...this.entries].slice(0, 50);
    this.achievements = achievements && [...achievements, ...(this.achievements ?? [])];
    for (const field of ['total', 'period', 'key'] as const) {
      if (field in message) this[field] = message[field];
    }
  }
}

interface Lists {
  rows?: Row[];
  gone?: (number | Place)[];
  places?: Place[];
  entries?: unknown[];
  achievements?: unknown[] | null;
}

/** A client of the live socket, as any program would be one. */
export class LiveClient {
  readonly messages: LiveMessage[] = [];
  /** What went against the protocol. */
  readonly faults: string[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  bytes = 0;
  private readonly views = new Map<string, LiveView>();

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    socket.on('message', (data: Buffer) => this.take(data));
    socket.on('error', () => undefined);
  }

  /** `url` of the server. Errors: an Error with the status where the connection is refused. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<LiveClient> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, { headers });
    const client = new LiveClient(socket);
    await Promise.race([
      once(socket, 'open'),
      once(socket, 'unexpected-response').then(([, response]: { statusCode?: number }[]) => {
        throw new Error(`refused with ${response?.statusCode}`);
      }),
    ]);
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Subscribes, and resolves when there is an answer. */
  async subscribe(channel: string, from?: { after: number; tag?: string }): Promise<LiveView> {
    const count = this.view(channel).types.length;
    this.send({ subscribe: [from ? { channel, ...from } : channel] });
    await eventually(async () => expect(this.view(channel).types.length).toBeGreaterThan(count));
    return this.view(channel);
  }

  view(channel: string): LiveView {
    const known = this.views.get(channel) ?? new LiveView();
    this.views.set(channel, known);
    return known;
  }

  /** Takes over what another connection knew. */
  adopt(channel: string, view: LiveView): void {
    this.views.set(channel, view);
  }

  errors(): (string | undefined)[] {
    return this.messages.flatMap(({ type, code }) => (type === 'error' ? [code] : []));
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  private take(data: Buffer): void {
    this.bytes += data.length;
    const message = JSON.parse(data.toString()) as LiveMessage;
    this.messages.push(message);
    if (message.channel === undefined || message.type === 'error') return;
    try {
      this.view(message.channel).apply(message);
    } catch (error) {
      this.faults.push(String(error));
    }
  }
}

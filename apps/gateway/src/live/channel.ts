import { createHash } from 'node:crypto';
import type { ChannelKind, Reading, Refusal } from './channel-kind';
import { History, type Change } from './history';

/** Whoever is told of a channel. */
export interface Follower {
  /** The channel is at another state, or is known for the first time. */
  advanced(): void;
  /** It cannot be read at the moment; it will be. */
  delayed(refusal: Refusal): void;
  /** There is no such channel, or no more. */
  refused(refusal: Refusal): void;
}

/** Told whether anybody follows a channel. */
export interface ChannelWatch<Target, State> {
  follow(channel: Channel<Target, State>): void;
  leave(channel: Channel<Target, State>): void;
}

/** What tells a channel from others. */
interface Identity<Target> {
  name: string;
  target: Target;
}

/** Something that clients follow: its present state, and the way from the states before. */
export class Channel<Target = unknown, State = unknown> {
  readonly name: string;
  readonly target: Target;
  readonly followers = new Set<Follower>();
  /** Whether the state was read since there are followers. */
  current = false;
  /** When the last follower left, in ms since 1970. */
  idleSince = Date.now();
  state: State | undefined;
  seq = 0;
  private tag = '';
  private body: object = {};
  private text: string | undefined;
  private history: History | undefined;

  constructor(
    { name, target }: Identity<Target>,
    private readonly kind: ChannelKind<Target, State>,
    private readonly watch: ChannelWatch<Target, State>,
  ) {
    this.name = name;
    this.target = target;
  }

  join(follower: Follower): void {
    this.followers.add(follower);
    this.watch.follow(this);
  }

  leave(follower: Follower): void {
    this.followers.delete(follower);
    if (this.followers.size > 0) return;
    this.idleSince = Date.now();
    this.current = false;
    this.watch.leave(this);
  }

  /** Takes what was read; null where nothing has changed. Followers are told. */
  take(reading: Reading<State> | null): void {
    if (reading && 'refusal' in reading) {
      for (const follower of [...this.followers]) follower.refused(reading.refusal);
      return;
    }
    const moved = reading !== null && this.advance(reading.state, reading.position);
    if (!moved && this.current) return;
    this.current = true;
    for (const follower of this.followers) follower.advanced();
  }

  /** The number of the state that a client says it has, if it is still known. */
  find(tag: string): number | undefined {
    return this.history?.find(tag);
  }

  /** What leads from a state to the present one; undefined where that is too long ago, or longer than a snapshot. */
  since(seq: number): readonly Change[] | undefined {
    const changes = this.history?.since(seq);
    if (!changes || changes.length <= 1) return changes;
    const length = changes.reduce((sum, { text }) => sum + text.length, 0);
    return length <= this.snapshot().length ? changes : undefined;
  }

  /** The present state as a message. */
  snapshot(): string {
    const { name: channel, seq, tag } = this;
    this.text ??= JSON.stringify({ type: 'snapshot', channel, seq, tag, ...this.body });
    return this.text;
  }

  /** True where the state is another one. Numbers grow, also where the log says nothing of what has changed. */
  private advance(state: State, position: number): boolean {
    const { state: before, seq: after, name: channel } = this;
    const body = this.kind.snapshot(state);
    const tag = createHash('sha1').update(JSON.stringify(body)).digest('base64url').slice(0, 11);
    this.state = state;
    if (before !== undefined && tag === this.tag) return false;
    const seq = before === undefined ? position : Math.max(position, after + 1);
    this.seq = seq;
    this.tag = tag;
    this.body = body;
    this.text = undefined;
    const change = before === undefined ? null : this.kind.change(before, state);
    if (change && this.history) {
      const text = JSON.stringify({ type: 'change', channel, seq, after, tag, ...change });
      this.history.add({ after, seq, tag, text });
    } else this.history = new History({ seq, tag });
    return true;
  }
}

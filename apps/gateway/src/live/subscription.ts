import type { Channel, Follower } from './channel';
import type { Refusal } from './channel-kind';

export type MessageType = 'snapshot' | 'change' | 'resumed' | 'error';

/** The way to a client. */
export interface Outlet {
  /** True where the client has more to read than it should, or does not want to be told. */
  readonly blocked: boolean;
  send(type: MessageType, text: string): void;
  refuse(refusal: Refusal, channel: string): void;
  /** Calls `catchUp` again as soon as the outlet is not blocked. */
  later(subscription: Subscription): void;
  /** The channel is not followed any more. */
  end(subscription: Subscription): void;
}

/** The state that a client says it has. */
export interface ResumePoint {
  after: number;
  tag: string | undefined;
}

/** What one client has of one channel. */
export class Subscription implements Follower {
  /** The number of the state that the client has; undefined before its snapshot. */
  private seq: number | undefined;
  private isDelayed = false;

  constructor(
    readonly name: string,
    private readonly outlet: Outlet,
    private resume: ResumePoint | undefined,
  ) {}

  channel: Channel | undefined;

  advanced(): void {
    if (this.outlet.blocked) this.outlet.later(this);
    else this.catchUp();
  }

  delayed(refusal: Refusal): void {
    if (!this.isDelayed) this.outlet.refuse(refusal, this.name);
    this.isDelayed = true;
  }

  refused(refusal: Refusal): void {
    this.outlet.refuse(refusal, this.name);
    this.outlet.end(this);
  }

  /** Brings the client to the present state, by what it has missed or by a snapshot. */
  catchUp(): void {
    const { channel, outlet } = this;
    if (!channel?.current) return;
    this.isDelayed = false;
    this.takeUp(channel);
    const changes = this.seq === undefined ? undefined : channel.since(this.seq);
    if (changes) for (const { text } of changes) outlet.send('change', text);
    else outlet.send('snapshot', channel.snapshot());
    this.seq = channel.seq;
  }

  /** Goes on from where the client was before, where that is still known. */
  private takeUp(channel: Channel): void {
    const { resume } = this;
    this.resume = undefined;
    const seq = resume?.tag === undefined ? undefined : channel.find(resume.tag);
    if (seq === undefined || channel.since(seq) === undefined) return;
    this.seq = seq;
    this.outlet.send('resumed', JSON.stringify({ type: 'resumed', channel: this.name, seq }));
  }
}

import { Logger } from '@nestjs/common';
import { DomainError } from '@app/platform';
import { Channel, type ChannelWatch } from './channel';
import type { ChannelKind, Refusal } from './channel-kind';
import { inLiveCall } from './live-call';
import { Signal } from './signal';

/** Between two readings of all channels of a kind, in ms. */
const paceMs = 250;
/** And so many times as long as the reading took: however many channels there are, most of the time is for requests. */
const restShare = 3;
/** After a reading that failed, in ms. */
const retryMs = 1_000;
/** How long one reading may take, in ms. */
const budgetMs = 5_000;

const unavailable: Refusal = {
  code: 'service_unavailable',
  detail: 'A part of the system is not available; the state follows as soon as it is.',
};

/** Reads the channels of one kind that have followers: new ones at once, all after every change, at a limited pace. */
export class ChannelReader<Target, State> implements ChannelWatch<Target, State> {
  private readonly logger = new Logger('Live');
  private readonly followed = new Set<Channel<Target, State>>();
  private readonly unread = new Set<Channel<Target, State>>();
  private readonly signal = new Signal();
  private running: Promise<void> | undefined;
  private changed = false;
  private restUntil = 0;
  private retryAt = 0;
  private stopped = false;

  constructor(private readonly kind: ChannelKind<Target, State>) {}

  /** A channel of this kind. */
  open(name: string, target: Target): Channel<Target, State> {
    return new Channel({ name, target }, this.kind, this);
  }

  /** The channel has followers; where it had none before, it is read. */
  follow(channel: Channel<Target, State>): void {
    this.followed.add(channel);
    if (!channel.current) this.unread.add(channel);
    this.signal.raise();
    if (!this.stopped) this.running ??= this.run().finally(() => (this.running = undefined));
  }

  leave(channel: Channel<Target, State>): void {
    this.followed.delete(channel);
    this.unread.delete(channel);
    this.signal.raise();
  }

  /** Something may have changed. */
  look(): void {
    this.changed = true;
    this.signal.raise();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.followed.size > 0 && !this.stopped) {
      const now = Date.now();
      if (this.unread.size > 0 && now >= this.retryAt) await this.readNew();
      else if (this.changed && now >= this.restUntil) await this.readAll();
      else await this.signal.raised(this.nextTurn() - now);
    }
  }

  private nextTurn(): number {
    return Math.min(
      this.unread.size > 0 ? this.retryAt : Infinity,
      this.changed ? this.restUntil : Infinity,
      Date.now() + retryMs,
    );
  }

  private async readNew(): Promise<void> {
    await this.read([...this.unread].slice(0, this.kind.batch));
  }

  private async readAll(): Promise<void> {
    this.changed = false;
    const start = Date.now();
    const all = [...this.followed];
    for (let at = 0; at < all.length && !this.stopped; at += this.kind.batch) {
      await this.read(all.slice(at, at + this.kind.batch));
      while (this.unread.size > 0 && Date.now() >= this.retryAt && !this.stopped) await this.readNew();
    }
    const end = Date.now();
    this.restUntil = Math.max(this.retryAt, end + Math.max(paceMs, restShare * (end - start)));
  }

  /** Never rejects: what could not be read is read later. */
  private async read(channels: readonly Channel<Target, State>[]): Promise<void> {
    const asked = channels.map(({ target, state }) => ({ target, known: state }));
    try {
      const { readings, complete } = await inLiveCall(budgetMs, () => this.kind.read(asked));
      channels.forEach((channel, at) => this.take(channel, readings[at] ?? null));
      if (!complete) this.readAgain();
    } catch (error) {
      if (!(error instanceof DomainError)) this.logger.error(error);
      this.readAgain();
      this.retryAt = this.restUntil;
      for (const channel of channels) {
        if (!channel.current) for (const follower of channel.followers) follower.delayed(unavailable);
      }
    }
  }

  private take(channel: Channel<Target, State>, reading: Parameters<typeof channel.take>[0]): void {
    // It may have lost its last follower while it was read.
    if (!this.followed.has(channel)) return;
    this.unread.delete(channel);
    channel.take(reading);
  }

  private readAgain(): void {
    this.changed = true;
    this.restUntil = Date.now() + retryMs;
  }
}

import { Injectable } from '@nestjs/common';
import { AchievementsApi, LeaderboardsApi } from '@app/contracts';
import { ActivityChannels } from './activity-channels';
import { BoardChannels } from './board-channels';
import { Channel, type Follower } from './channel';
import type { Refusal } from './channel-kind';
import { targetOf } from './channel-names';
import { ChannelReader } from './channel-reader';
import { limits } from './limits';
import { inLiveCall } from './live-call';
import { PlayerChannels } from './player-channels';
import { Signal } from './signal';

/** How long one question for changes waits, in ms: a period may end without any. */
const waitMs = 1_000;
/** What the answer may take beyond that, in ms. */
const patienceMs = 1_000;
/** Between two questions, in ms, while there are changes all the time. */
const restMs = 100;
/** How often everything is read although nothing has happened, in ms: days end, and rules may award without an event. */
const rereadMs = 10_000;

/** All channels of this gateway. One question for changes waits at the leaderboards, however many clients there are. */
@Injectable()
export class LiveHub {
  private readonly channels = new Map<string, Channel>();
  private readonly boards;
  private readonly activity;
  private readonly players;
  private readonly signal = new Signal();
  private watching: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly leaderboards: LeaderboardsApi,
    achievements: AchievementsApi,
  ) {
    this.boards = new ChannelReader(new BoardChannels(leaderboards));
    this.activity = new ChannelReader(new ActivityChannels(leaderboards, achievements));
    this.players = new ChannelReader(new PlayerChannels(leaderboards, achievements));
  }

  /** The channel of that name, from now on followed; or why there is none. */
  follow(name: string, follower: Follower): Channel | Refusal {
    const channel = this.channels.get(name) ?? this.create(name);
    if ('code' in channel) return channel;
    this.channels.set(name, channel);
    channel.join(follower);
    if (!this.stopped) this.watching ??= this.watch().finally(() => (this.watching = undefined));
    return channel;
  }

  /** Reads nothing more; resolves when nothing is being read. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.signal.raise();
    await Promise.all([this.boards.stop(), this.activity.stop(), this.players.stop(), this.watching]);
  }

  private create(name: string): Channel | Refusal {
    const target = targetOf(name);
    if (typeof target === 'string') return { code: 'unknown_channel', detail: target };
    if (this.channels.size >= limits.channels && !this.forgetOldest()) {
      return { code: 'too_many_channels', detail: 'This server has as many channels as it takes.' };
    }
    if (target.kind === 'board') return this.boards.open(name, target.board);
    return target.kind === 'player' ? this.players.open(name, target.id) : this.activity.open(name, null);
  }

  /** While there are channels: asks what has changed, and has them read. */
  private async watch(): Promise<void> {
    let position = 0;
    let readAt = 0;
    while (this.channels.size > 0 && !this.stopped) {
      const moved = await this.moved(position);
      const now = Date.now();
      this.boards.look();
      if ((moved !== undefined && moved !== position) || now >= readAt + rereadMs) {
        readAt = now;
        this.activity.look();
        this.players.look();
      }
      position = moved ?? position;
      this.forgetIdle(now - limits.idleMs);
      await this.signal.raised(moved === undefined ? waitMs : restMs);
    }
  }

  /** Where the log is once it is after `position`, or a while later; undefined where that cannot be asked now. */
  private async moved(position: number): Promise<number | undefined> {
    try {
      const asked = { position, wait_ms: waitMs };
      return (await inLiveCall(waitMs + patienceMs, () => this.leaderboards.moved(asked))).position;
    } catch {
      return undefined;
    }
  }

  private forgetIdle(before: number): void {
    for (const [name, channel] of this.channels) {
      if (channel.followers.size === 0 && channel.idleSince <= before) this.channels.delete(name);
    }
  }

  /** Makes room by a channel that nobody follows; false where there is none. */
  private forgetOldest(): boolean {
    for (const [name, { followers }] of this.channels) {
      if (followers.size === 0) return this.channels.delete(name);
    }
    return false;
  }
}

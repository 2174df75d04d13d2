import { Injectable, Logger } from '@nestjs/common';
import type { PositionInput } from '@app/contracts';
import { LogPeers } from '@app/event-log';
import type { RemotePeer } from '@app/platform';
import { withinMs } from './brief-call';
import type { Domain } from './domains';
import type { RemoteDomains } from './remote-domains';

/** The domains with projections of the log. */
const followers: readonly Domain[] = ['scores', 'leaderboards', 'achievements'];

/** How long an append waits for the other processes at most, in ms; they follow by themselves anyway. */
const timeoutMs = 1_000;

/** Asks the domains that run elsewhere to catch up; where all are here there is nobody to ask. */
@Injectable()
export class RemoteLogPeers extends LogPeers {
  private readonly logger = new Logger('LogPeers');
  private readonly peers: readonly RemotePeer[];
  private failureLogged = false;

  constructor(remote: RemoteDomains) {
    super();
    this.peers = followers.flatMap((domain) => remote.peers.get(domain) ?? []);
  }

  async caughtUp(position: number): Promise<void> {
    if (this.peers.length === 0) return;
    const input: PositionInput = { position };
    await withinMs(timeoutMs, () => Promise.all(this.peers.map((peer) => this.ask(peer, input))));
  }

  private async ask(peer: RemotePeer, input: PositionInput): Promise<void> {
    try {
      await peer.call('catchUp', input, true);
    } catch (error) {
      if (!this.failureLogged) this.logger.debug(`${peer.domain} did not catch up in time: ${String(error)}`);
      this.failureLogged = true;
    }
  }
}

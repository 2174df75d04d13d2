import type { OnApplicationShutdown } from '@nestjs/common';
import { RemotePeer, type Metrics } from '@app/platform';
import type { Domain } from './domains';
import type { Topology } from './topology';

/** The connections of this process to the domains that run elsewhere; made at the first call. */
export class RemoteDomains implements OnApplicationShutdown {
  readonly peers: ReadonlyMap<Domain, RemotePeer>;

  constructor(topology: Topology, metrics: Metrics) {
    this.peers = new Map(
      [...topology.remote].map(([domain, url]) => [domain, new RemotePeer(domain, url, metrics)]),
    );
  }

  /** Errors: an Error where the domain runs in this process. */
  peer(domain: Domain): RemotePeer {
    const peer = this.peers.get(domain);
    if (!peer) throw new Error(`${domain} runs in this process`);
    return peer;
  }

  onApplicationShutdown(): void {
    for (const peer of this.peers.values()) peer.close();
  }
}

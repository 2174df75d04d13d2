import { Inject, Injectable, Logger } from '@nestjs/common';
import { mergeSnapshots, Metrics, metricsMethod, type MetricsSnapshot, type RemotePeer } from '@app/platform';
import { withinMs } from './brief-call';
import { RemoteDomains } from './remote-domains';

/** How long a process may take to hand over its metrics, in ms. */
const timeoutMs = 1_000;

/** The metrics of all processes, each value labelled with its process. */
@Injectable()
export class SystemMetrics {
  private readonly logger = new Logger('Metrics');

  constructor(
    @Inject(Metrics) private readonly own: Metrics,
    @Inject(RemoteDomains) private readonly remote: RemoteDomains,
  ) {}

  /** Prometheus text, format 0.0.4. A process that does not answer within a second is missing. */
  async text(): Promise<string> {
    const others = [...this.remote.peers.values()].map((peer) => this.read(peer));
    const snapshots = await Promise.all([this.own.snapshot(), ...others]);
    return mergeSnapshots(snapshots);
  }

  private async read(peer: RemotePeer): Promise<MetricsSnapshot> {
    try {
      return await withinMs(timeoutMs, () => peer.call(metricsMethod, {}, true) as Promise<MetricsSnapshot>);
    } catch (error) {
      this.logger.debug(`No metrics from ${peer.domain}: ${String(error)}`);
      return [];
    }
  }
}

import type { SystemHealth } from './health.dto';

/** How the parts behind the HTTP edge do, here or in other processes. */
export abstract class SystemStatus {
  /** Asks all parts at once. Never rejects, and takes about a second at most. */
  abstract health(): Promise<SystemHealth>;

  /** The metrics of all processes as Prometheus text. */
  abstract metrics(): Promise<string>;
}

import { methodsOf, type ApiClass } from './contract';
import type { RemotePeer } from './remote-peer';

/**
 * An Api whose methods are served by another process. It takes the peer rather than its address: the connection
 * and its circuit breaker are shared with `ping` and `metrics`.
 */
export function remote<Api>(api: ApiClass<Api>, peer: RemotePeer): Api {
  const methods = [...methodsOf(api)].map(([name, { repeatable }]) => [
    name,
    (input: unknown) => peer.call(name, input, repeatable),
  ]);
  return Object.fromEntries(methods) as Api;
}

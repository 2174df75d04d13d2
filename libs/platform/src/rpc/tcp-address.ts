/** Where a process listens. */
export interface TcpAddress {
  host: string;
  port: number;
}

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]']);

/** The parts of `tcp://127.0.0.1:8001`, which `Environment` has checked. */
export function tcpAddress(url: string): TcpAddress {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return loopback.has(host);
}

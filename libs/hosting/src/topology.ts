import { ConfigurationError, isLoopback, tcpAddress, type Environment } from '@app/platform';
import { domains, places, serviceUrl, type Domain } from './domains';

/** Which domains run in this process, and where the others are. */
export interface Topology {
  /** What this process is called in logs and metrics. */
  process: 'gateway' | 'command' | Domain;
  local: readonly Domain[];
  remote: ReadonlyMap<Domain, string>;
}

/** The gateway hosts every domain that has no address. Errors: ConfigurationError with all that cannot work. */
export function gatewayTopology(environment: Environment): Topology {
  const remote = new Map<Domain, string>();
  for (const domain of domains) {
    const url = environment[places[domain].setting];
    if (url) remote.set(domain, url);
  }
  const faults = addressFaults(remote, environment);
  for (const [domain, url] of remote) {
    if (environment.PORT !== 0 && url.endsWith(`:${environment.PORT}`) && isLocalUrl(url)) {
      faults.push(`${places[domain].setting} is the gateway's own port ${environment.PORT}`);
    }
  }
  if (faults.length > 0) throw new ConfigurationError(faults);
  return { process: 'gateway', local: domains.filter((domain) => !remote.has(domain)), remote };
}

/**
 * A service hosts one domain; the others are where their settings or the defaults say.
 * Errors: ConfigurationError with all that cannot work.
 */
export function serviceTopology(domain: Domain, environment: Environment): Topology {
  const all = new Map(domains.map((each) => [each, serviceUrl(each, environment)]));
  const faults = addressFaults(all, environment);
  const own = serviceUrl(domain, environment);
  if (environment.ACCESS === 'open' && isUsable(own) && !isLocalUrl(own)) {
    faults.push(
      `${places[domain].setting} is ${own}, but the port of a service asks nobody who they are: with ACCESS=open it must be on 127.0.0.1`,
    );
  }
  if (faults.length > 0) throw new ConfigurationError(faults);
  all.delete(domain);
  return { process: domain, local: [domain], remote: all };
}

function addressFaults(addresses: ReadonlyMap<Domain, string>, environment: Environment): string[] {
  const faults: string[] = [];
  const taken = new Map<string, Domain>();
  for (const [domain, url] of addresses) {
    const { setting } = places[domain];
    if (!isUsable(url)) {
      faults.push(`${setting} is ${url}: the port must be between 1 and 65535`);
      continue;
    }
    const other = taken.get(url);
    if (other) faults.push(`${setting} and ${places[other].setting} are the same address, ${url}`);
    taken.set(url, domain);
    if (environment.DATABASE_URL.startsWith('sqlite:') && !isLocalUrl(url)) {
      faults.push(
        `${setting} is on another machine (${url}), but DATABASE_URL is a SQLite file, which only this machine can open safely: use postgres://`,
      );
    }
  }
  return faults;
}

function isUsable(url: string): boolean {
  return URL.canParse(url) && tcpAddress(url).port > 0;
}

function isLocalUrl(url: string): boolean {
  return isLoopback(tcpAddress(url).host);
}

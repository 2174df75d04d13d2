import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { EventLogModule, LogOptions, LogPeers } from '@app/event-log';
import {
  Cache,
  CacheModule,
  CallsInFlight,
  DatabaseModule,
  EnvironmentModule,
  HealthChecks,
  Metrics,
  MetricsModule,
  Reader,
  remote,
  rpcController,
  serviceController,
  type Environment,
} from '@app/platform';
import { schema } from '../../../migrations';
import { DomainHealth } from './domain-health';
import { domainModules } from './domain-modules';
import { domains, places, type Domain } from './domains';
import { RemoteDomains } from './remote-domains';
import { RemoteLogPeers } from './remote-log-peers';
import { SystemMetrics } from './system-metrics';
import { gatewayTopology, serviceTopology, type Topology } from './topology';

/** A module a domain: the real ones, or stand-ins in a test of hosting itself. */
export type DomainModules = Record<Domain, Type>;

/**
 * Makes the four Apis available everywhere in a process, each served here or by another process. Exports with
 * them HealthChecks, DomainHealth, SystemMetrics and LogPeers.
 */
@Module({})
export class HostingModule {
  /** Domains with an address are remote, the others run here. Errors: ConfigurationError. */
  static forGateway(environment: Environment, modules: DomainModules = domainModules): DynamicModule {
    return compose(environment, gatewayTopology(environment), modules);
  }

  /** One domain runs here and is served over TCP, the others are remote. Errors: ConfigurationError. */
  static forService(
    domain: Domain,
    environment: Environment,
    modules: DomainModules = domainModules,
  ): DynamicModule {
    const composed = compose(environment, serviceTopology(domain, environment), modules);
    return { ...composed, controllers: [rpcController(places[domain].api), serviceController(domain)] };
  }

  /**
   * For an operator's command: all domains, on the database itself. It appends to the log and leaves the
   * projections to the servers, which follow it, now or when they start.
   */
  static forCommand(environment: Environment): DynamicModule {
    const topology: Topology = { process: 'command', local: domains, remote: new Map() };
    return compose(environment, topology, domainModules);
  }
}

function compose(environment: Environment, topology: Topology, modules: DomainModules): DynamicModule {
  const local = topology.local.map((domain) => modules[domain]);
  const remoteApis = [...topology.remote.keys()].map((domain) => places[domain].api);
  return {
    module: HostingModule,
    global: true,
    imports: [
      EnvironmentModule.forRoot(environment),
      MetricsModule.forProcess(topology.process),
      ...storage(topology),
      ...local,
    ],
    providers: [
      CallsInFlight,
      DomainHealth,
      SystemMetrics,
      {
        provide: RemoteDomains,
        inject: [Metrics],
        useFactory: (metrics: Metrics) => new RemoteDomains(topology, metrics),
      },
      {
        provide: LogPeers,
        inject: [RemoteDomains],
        useFactory: (peers: RemoteDomains) => new RemoteLogPeers(peers),
      },
      healthChecks(topology),
      ...[...topology.remote.keys()].map(remoteApi),
    ],
    exports: [HealthChecks, DomainHealth, SystemMetrics, LogPeers, ...remoteApis, ...local],
  };
}

/** A process without a domain of its own opens no database. */
function storage(topology: Topology): (DynamicModule | Type)[] {
  if (topology.local.length === 0) return [];
  const ownsDatabase = topology.local.length === domains.length;
  return [
    DatabaseModule.forRoot({ ...schema, migrate: ownsDatabase }),
    CacheModule,
    EventLogModule.forRoot(new LogOptions(topology.process !== 'command')),
  ];
}

function remoteApi(domain: Domain): Provider {
  const { api } = places[domain];
  return {
    provide: api,
    inject: [RemoteDomains],
    useFactory: (peers: RemoteDomains) => remote(api, peers.peer(domain)),
  };
}

function healthChecks(topology: Topology): Provider {
  if (topology.local.length === 0) return { provide: HealthChecks, useValue: new HealthChecks([]) };
  return {
    provide: HealthChecks,
    inject: [Reader, Cache],
    useFactory: (reader: Reader, cache: Cache) =>
      new HealthChecks([
        { name: 'database', needed: true, check: async () => void (await reader.query('SELECT 1')) },
        { name: 'cache', needed: false, check: () => cache.check() },
      ]),
  };
}

import type { Metrics } from '@app/platform';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';

type OnResponse = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;

/**
 * Measures how long answers take, by method, route and class of status: `2xx`, `3xx`, `4xx`, `5xx`. The route is
 * its pattern, never the path.
 */
export class RequestMetrics {
  private readonly durations;

  constructor(metrics: Metrics) {
    this.durations = metrics.histogram('http_request_duration_seconds', 'Time to answer a request', [
      'method',
      'route',
      'status',
    ]);
  }

  /** An onRoute hook: each route gets an observer that knows its labels. */
  measure(route: RouteOptions): void {
    const method = [route.method].flat().join(',');
    route.onResponse = [this.observer(method, route.url), ...[route.onResponse ?? []].flat()];
  }

  /** Observes the answers of one route. */
  observer(method: string, route: string): OnResponse {
    const byClass = new Map<number, { observe(seconds: number): void }>();
    return (_request, reply, done) => {
      const statusClass = Math.floor(reply.statusCode / 100);
      let histogram = byClass.get(statusClass);
      if (!histogram) {
        histogram = this.durations.labels(method, route, `${statusClass}xx`);
        byClass.set(statusClass, histogram);
      }
      histogram.observe(reply.elapsedTime / 1_000);
      done();
    };
  }
}

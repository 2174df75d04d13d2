import { Injectable } from '@nestjs/common';
import {
  Counter,
  Gauge,
  Histogram,
  Registry,
  collectDefaultMetrics,
  type MetricObjectWithValues,
  type MetricValue,
} from 'prom-client';

/** All values of one process at one moment, as data that crosses TCP. */
export type MetricsSnapshot = MetricObjectWithValues<MetricValue<string>>[];

/** From half a millisecond to the longest deadline, in seconds. */
const durationBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What this process measures. Asking twice for a metric gives the same one. Labels take values from small fixed
 * sets only: never a player, a path or a message.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly created = new Map<string, object>();

  /** `processName` becomes the `process` label of every value: `gateway`, `players`, … */
  constructor(readonly processName: string) {
    this.registry.setDefaultLabels({ process: processName });
  }

  /** A number of occurrences since the start of the process. */
  counter<Label extends string>(name: string, help: string, labels: readonly Label[]): Counter<Label> {
    return this.once(name, () => new Counter({ name, help, labelNames: labels, registers: [this.registry] }));
  }

  /** A value that goes up and down; `read` is asked whenever the metrics are. */
  gauge(name: string, help: string, read: () => number): Gauge {
    return this.once(name, () => {
      const collect = function (this: Gauge) {
        this.set(read());
      };
      return new Gauge({ name, help, registers: [this.registry], collect });
    });
  }

  /** A distribution of durations, in seconds. */
  histogram<Label extends string>(name: string, help: string, labels: readonly Label[]): Histogram<Label> {
    return this.once(
      name,
      () =>
        new Histogram({
          name,
          help,
          labelNames: labels,
          buckets: durationBuckets,
          registers: [this.registry],
        }),
    );
  }

  /** Adds memory, CPU, event loop and garbage collection of the process. Once a process. */
  collectProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  snapshot(): Promise<MetricsSnapshot> {
    return this.registry.getMetricsAsJSON();
  }

  private once<Metric extends object>(name: string, create: () => Metric): Metric {
    const metric = (this.created.get(name) as Metric | undefined) ?? create();
    this.created.set(name, metric);
    return metric;
  }
}

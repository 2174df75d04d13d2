import { AggregatorRegistry } from 'prom-client';
import type { MetricsSnapshot } from './metrics';

/**
 * The metrics of several processes as Prometheus text. Each value carries its process as a label, so nothing is
 * added up: `sum` only keeps the metrics that prom-client would leave out of an aggregation.
 */
export async function mergeSnapshots(snapshots: readonly MetricsSnapshot[]): Promise<string> {
  const kept = snapshots.map((metrics) => metrics.map(restore));
  return AggregatorRegistry.aggregate(kept).metrics();
}

/** JSON has no NaN, the value of a distribution without entries: it arrives as null. */
function restore(metric: MetricsSnapshot[number]): object {
  const values = metric.values.map((entry) => ({ ...entry, value: (entry.value as number | null) ?? NaN }));
  return { ...metric, values, aggregator: 'sum' };
}

import type { Client } from './client';

/** What `/metrics` said at one moment. */
export class MetricsText {
  constructor(private readonly lines: readonly string[]) {}

  /** The sum of a metric's values over all processes and labels, or over those whose labels contain `label`. */
  sum(metric: string, label = ''): number {
    return this.lines
      .filter((line) => new RegExp(`^${metric}[{ ]`).test(line) && line.includes(label))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  }
}

export async function metricsOf(api: Client): Promise<MetricsText> {
  return new MetricsText((await api.read<string>('/metrics')).split('\n'));
}

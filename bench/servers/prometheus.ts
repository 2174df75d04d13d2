/** The values of a page of metrics, by metric; labels do not matter here. */
export type Samples = ReadonlyMap<string, number[]>;

/** Reads Prometheus text. Lines that are no samples are skipped. */
export function parseMetrics(text: string): Samples {
  const samples = new Map<string, number[]>();
  for (const line of text.split('\n')) {
    const match = /^(\w+)(?:\{.*\})? (\S+)$/.exec(line);
    if (!match?.[1]) continue;
    const values = samples.get(match[1]) ?? [];
    values.push(Number(match[2]));
    samples.set(match[1], values);
  }
  return samples;
}

/** Over all processes and labels. Errors: an Error where the metric is not there. */
export function sumOf(samples: Samples, name: string): number {
  const values = samples.get(name);
  if (!values) throw new Error(`The server does not measure ${name}`);
  return values.reduce((sum, value) => sum + value, 0);
}

/** One value of Prometheus text. */
interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** What all processes measured at one moment. */
export interface Reading {
  /** In ms since 1970. */
  at: number;
  samples: Sample[];
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** Reads Prometheus text; lines that are no values of numbers are passed over. */
export function readMetrics(text: string, at: number): Reading {
  const samples = text.split('\n').flatMap((each): Sample[] => {
    const [, name, labels = '', number] = line.exec(each) ?? [];
    const value = number === '+Inf' ? Infinity : Number(number);
    if (name === undefined || Number.isNaN(value)) return [];
    const read = [...labels.matchAll(label)].map(([, key = '', text = '']): [string, string] => [key, text]);
    return [{ name, labels: Object.fromEntries(read), value }];
  });
  return { at, samples };
}

type Labels = Record<string, string>;

/** The values of one name whose labels include these. */
function valuesOf({ samples }: Reading, name: string, labels: Labels = {}): Sample[] {
  const wanted = Object.entries(labels);
  return samples.filter(
    (sample) => sample.name === name && wanted.every(([key, value]) => sample.labels[key] === value),
  );
}

/** Their sum; null where there is none. */
export function total(reading: Reading, name: string, labels?: Labels): number | null {
  const values = valuesOf(reading, name, labels);
  return values.length === 0 ? null : values.reduce((sum, { value }) => sum + value, 0);
}

/** By how much a counter grew between two readings; a process that began anew counts from 0. */
export function growth(earlier: Reading | undefined, later: Reading, name: string, labels?: Labels): number {
  const before = earlier ? (total(earlier, name, labels) ?? 0) : 0;
  const after = total(later, name, labels) ?? 0;
  return after < before ? after : after - before;
}

/** The largest value of each process. */
export function byProcess(reading: Reading, name: string): Map<string, number> {
  const largest = new Map<string, number>();
  for (const { labels, value } of valuesOf(reading, name)) {
    const key = labels.process ?? '';
    largest.set(key, Math.max(value, largest.get(key) ?? -Infinity));
  }
  return largest;
}

/**
 * The value below which a share (0–1) of what a histogram counted between two readings lies, between its bounds as if
 * spread evenly; null where nothing was counted. Infinity where it lies above the last bound.
 */
export function quantile(
  share: number,
  earlier: Reading | undefined,
  later: Reading,
  name: string,
): number | null {
  const bounds = [...new Set(valuesOf(later, `${name}_bucket`).map(({ labels }) => labels.le ?? ''))];
  const buckets = bounds
    .map((le) => ({
      bound: le === '+Inf' ? Infinity : Number(le),
      count: growth(earlier, later, `${name}_bucket`, { le }),
    }))
    .sort((one, other) => one.bound - other.bound);
  const all = buckets.at(-1)?.count ?? 0;
  if (all === 0) return null;
  const index = buckets.findIndex(({ count }) => count >= share * all);
  const [below, held] = [buckets[index - 1] ?? { bound: 0, count: 0 }, buckets[index]];
  if (!held || held.bound === Infinity) return Infinity;
  return (
    below.bound + ((share * all - below.count) / (held.count - below.count || 1)) * (held.bound - below.bound)
  );
}

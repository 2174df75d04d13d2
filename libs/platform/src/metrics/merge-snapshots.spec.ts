import { Metrics } from './metrics';
import { mergeSnapshots } from './merge-snapshots';

describe('mergeSnapshots', () => {
  const processCounting = (name: string, count: number) => {
    const metrics = new Metrics(name);
    metrics.counter('things_total', 'Things', ['kind']).inc({ kind: 'a' }, count);
    return metrics;
  };
  const overTheWire = async (metrics: Metrics) =>
    JSON.parse(JSON.stringify(await metrics.snapshot())) as never;

  it('keeps the values of each process apart, under one heading', async () => {
    const snapshots = [
      await overTheWire(processCounting('one', 1)),
      await overTheWire(processCounting('two', 5)),
    ];
    const text = await mergeSnapshots(snapshots);
    expect(text.match(/^# TYPE things_total counter$/gm)).toHaveLength(1);
    expect(text).toContain('things_total{kind="a",process="one"} 1');
    expect(text).toContain('things_total{kind="a",process="two"} 5');
  });

  it('writes what is no number as Prometheus does', async () => {
    const metrics = new Metrics('one');
    metrics.gauge('lag', 'Lag', () => NaN);
    expect(await mergeSnapshots([await overTheWire(metrics)])).toContain('lag{process="one"} Nan');
  });

  it('leaves no metric out', async () => {
    const metrics = new Metrics('one');
    metrics.collectProcess();
    const text = await mergeSnapshots([await overTheWire(metrics)]);
    for (const { name } of await metrics.snapshot()) expect(text).toContain(`# TYPE ${name} `);
  });
});

describe('Metrics', () => {
  it('gives the same metric to all who ask for it by name', () => {
    const metrics = new Metrics('one');
    expect(metrics.counter('things_total', 'Things', [])).toBe(metrics.counter('things_total', 'Things', []));
  });
});

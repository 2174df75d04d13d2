import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { summarize } from '../../bench/load/in-turn';
import { putUnderLoad, type LoadFigures } from '../../bench/load/load';
import { readOptions } from '../../bench/options';
import { judgeEndurance, type Sample } from '../../bench/report/endurance';
import { verdictOf, type Result } from '../../bench/report/result';
import { formatTable } from '../../bench/report/table';
import { formatVerdicts } from '../../bench/report/verdicts';
import { ChildServer } from '../../bench/servers/child-server';
import { parseMetrics, sumOf } from '../../bench/servers/prometheus';
import { growthOf, percentile, slope } from '../../bench/statistics';

const load: LoadFigures = {
  answers: 100,
  perSecond: 12_345.6,
  perCpuSecond: 20_000,
  p50Ms: 1.234,
  p99Ms: 5,
  maxMs: 9.87,
  heldUpMs: 3,
};

const result: Result = {
  name: 'top 10',
  measured: load.perSecond,
  unit: 'requests/s',
  against: { what: 'bare', measured: 20_000 },
  ratio: 0.617,
  cpuRatio: 0.7,
  goal: { atLeast: 0.7 },
  load,
};

describe('the table of the bench', () => {
  it('has one aligned line a result, with what a figure was measured against', () => {
    const [heading, rule, line, ...rest] = formatTable([result]).split('\n');
    expect(rest).toEqual([]);
    expect(new Set([heading, rule, line].map((text) => text?.length)).size).toBe(1);
    expect(line?.split('|').map((cell) => cell.trim())).toEqual([
      '',
      'top 10',
      '12,346 requests/s',
      'bare: 20,000',
      '0.617',
      '≥ 0.7',
      'missed by 12 %',
      '1.23 / 5 / 9.87',
      '3',
      '12,346',
      '20,000',
      '0.7',
      '',
    ]);
  });

  it('judges the ratio where there is one, else the measured value', () => {
    expect(verdictOf({ ...result, ratio: 0.7 })?.reached).toBe(true);
    const start: Result = { name: 'start', measured: 4.5, unit: 's', goal: { atMost: 3 } };
    expect(verdictOf(start)).toEqual({ reached: false, by: 0.5 });
    expect(verdictOf({ ...start, goal: undefined })).toBeNull();
    expect(verdictOf({ ...start, measured: NaN })?.reached).toBe(false);
    expect(verdictOf({ ...result, ratio: Infinity })?.reached).toBe(false);
  });

  it('has no share to miss a goal of nothing by', () => {
    const wrong: Result = { name: 'wrong ranks', measured: 2, unit: 'ranks', goal: { atMost: 0 } };
    expect(formatTable([wrong])).toMatch(/\| missed +\|/);
    expect(formatTable([{ ...wrong, measured: 0 }])).toContain('reached');
  });

  it('ends with the goals that were missed', () => {
    const start: Result = { name: 'start', measured: 2.5, unit: 's', goal: { atMost: 3 } };
    const memory: Result = { name: 'memory', measured: 100, unit: 'MB' };
    expect(formatVerdicts([start, memory])).toBe('1 of 1 goals reached');
    expect(formatVerdicts([result, start, memory])).toBe('1 of 2 goals reached; missed: top 10');
  });
});

describe('the figures of the bench', () => {
  it('are medians over the rounds, with the slowest answer of all', () => {
    const rounds = [1, 2, 9].map((factor) => ({ ...load, perSecond: factor, maxMs: factor }));
    expect(summarize(rounds)).toMatchObject({ answers: 300, perSecond: 2, maxMs: 9 });
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('tell the slope of a series from its teeth', () => {
    const rising = Array.from({ length: 30 }, (_, at) => ({
      at,
      value: 100 + at * 2 + (at % 5 === 0 ? 50 : 0),
    }));
    expect(slope(rising)).toBeCloseTo(2, 1);
    expect(growthOf([0, 1, 2].map((at) => ({ at, value: 90 + at * 10 })))).toBeCloseTo(0.2);
    expect(growthOf([0, 1, 2].map((at) => ({ at, value: 100 })))).toBe(0);
    expect(slope([{ at: 1, value: 1 }])).toBeNaN();
  });

  it('come from the metrics of all processes', () => {
    const samples = parseMetrics(
      '# HELP cpu x\ncpu{process="a"} 1.5\ncpu{process="b",kind="{x}"} 2\nother 1\n',
    );
    expect(sumOf(samples, 'cpu')).toBe(3.5);
    expect(() => sumOf(samples, 'memory')).toThrow('memory');
  });
});

describe('the bench', () => {
  it('refuses options it does not have', () => {
    expect(readOptions(['--quick', '--only', 'top'])).toEqual({
      suite: 'normal',
      quick: true,
      minutes: 10,
      only: ['top'],
    });
    expect(readOptions(['--long', '--minutes', '0.5'])).toMatchObject({ suite: 'long', minutes: 0.5 });
    expect(readOptions(['--large'])).toMatchObject({ suite: 'large' });
    expect(() => readOptions(['--fast'])).toThrow('--fast');
    expect(() => readOptions(['--long', '--minutes', 'ten'])).toThrow('--minutes');
    expect(() => readOptions(['--long', '--large'])).toThrow('not together');
  });

  it('fails where a server answers errors, instead of counting them', async () => {
    const server = createServer((_request, response) => response.writeHead(500).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const requests = () => [{ method: 'GET' as const, path: '/' }];
    const attempt = putUnderLoad(
      { name: 'the server', url, usage: async () => ({ cpuSeconds: 0, heldUpMs: 0 }) },
      { connections: 1, seconds: 0.2, requests },
    );
    await expect(attempt).rejects.toThrow(/the server: of \d+ answers \d+ were not 2xx/);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('fails where a server does not start, and says what it printed', async () => {
    const child = ChildServer.spawn('the server', '-e', {}, ['console.log("no disk"); process.exit(1)']);
    await expect(child.answers('http://127.0.0.1:9/')).rejects.toThrow(/the server did not start:\nno disk/);
  });
});

describe('a long run', () => {
  const steady: Sample[] = Array.from({ length: 30 }, (_, index) => ({
    seconds: 10 * (index + 1),
    answers: 30_000,
    p50Ms: 2,
    p99Ms: 10,
    maxMs: 40,
    heldUpMs: 8,
    residentMb: 400,
    // The teeth of a garbage collector.
    heapMb: 100 + 20 * (index % 6),
    labelSets: 225,
    handles: 70,
    walMb: 8,
  }));
  const missed = (change: (sample: Sample, index: number) => Partial<Sample>) =>
    judgeEndurance(steady.map((sample, index) => ({ ...sample, ...change(sample, index) })))
      .filter((each) => !verdictOf(each)?.reached)
      .map(({ name }) => name);

  it('passes where nothing changes', () => {
    expect(missed(() => ({}))).toEqual([]);
  });

  it('does not take garbage for a leak where the run was too short to collect it', () => {
    const uncollected = steady.map((sample, index) => ({ ...sample, heapMb: 100 + 5 * index }));
    const heap = judgeEndurance(uncollected).find(({ name }) => name.startsWith('heap'));
    expect(heap).toMatchObject({ measured: 200, goal: undefined });
  });

  it.each<[string, (sample: Sample, index: number) => Partial<Sample>]>([
    ['resident memory grows, second half', (_, index) => ({ residentMb: 400 + 2 * index })],
    ['heap after collections, last third', ({ heapMb }, index) => ({ heapMb: heapMb + 3 * index })],
    ['p50, last third', (_, index) => ({ p50Ms: 2 + index * 0.1 })],
    ['p99, last third', (_, index) => ({ p99Ms: 10 + index })],
    [
      'sets of labels, second half against first',
      (_, index) => ({ labelSets: 225 + Math.floor(index / 10) }),
    ],
    ['open handles, second half against first', (_, index) => ({ handles: 70 + index })],
    ['largest write-ahead log, last third', (_, index) => ({ walMb: 8 + index })],
    ['event loop held up at worst', (_, index) => ({ heldUpMs: index === 7 ? 30 : 8 })],
  ])('shows that something changes: %s', (name, change) => {
    expect(missed(change)).toEqual([name]);
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { summarize } from '../../bench/load/in-turn';
import { putUnderLoad, type LoadFigures } from '../../bench/load/load';
import { readOptions } from '../../bench/options';
import { verdictOf, type Result } from '../../bench/report/result';
import { formatTable } from '../../bench/report/table';
import { ChildServer } from '../../bench/servers/child-server';
import { parseMetrics, sumOf } from '../../bench/servers/prometheus';
import { percentile } from '../../bench/statistics';

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
  });
});

describe('the figures of the bench', () => {
  it('are medians over the rounds, with the slowest answer of all', () => {
    const rounds = [1, 2, 9].map((factor) => ({ ...load, perSecond: factor, maxMs: factor }));
    expect(summarize(rounds)).toMatchObject({ answers: 300, perSecond: 2, maxMs: 9 });
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
    expect(percentile([], 0.5)).toBeNaN();
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
    expect(readOptions(['--quick', '--only', 'top'])).toEqual({ quick: true, large: false, only: ['top'] });
    expect(() => readOptions(['--fast'])).toThrow('--fast');
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

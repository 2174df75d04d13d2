import { byProcess, growth, quantile, readMetrics, total } from '../../apps/web/src/metrics';

const text = (fast: number, slow: number): string => `# HELP http_request_duration_seconds Time
http_request_duration_seconds_bucket{le="0.01",route="/a,}\\"",process="one"} ${fast}
http_request_duration_seconds_bucket{le="0.1",process="one"} ${fast + slow}
http_request_duration_seconds_bucket{le="+Inf",process="one"} ${fast + slow}
memory{process="one"} 5
memory{process="two"} 7.5e1
lag{process="one"} Nan
plain 3`;

describe('metrics on the page', () => {
  it('are read with their labels, without what is no number', () => {
    const reading = readMetrics(text(1, 1), 5);
    expect(reading.samples.map(({ name }) => name)).not.toContain('lag');
    expect(reading.samples[0]?.labels).toEqual({ le: '0.01', route: '/a,}\\"', process: 'one' });
    expect(total(reading, 'memory')).toBe(80);
    expect(total(reading, 'memory', { process: 'two' })).toBe(75);
    expect(total(reading, 'lag')).toBeNull();
    expect([...byProcess(reading, 'memory')]).toEqual([
      ['one', 5],
      ['two', 75],
    ]);
  });

  it('grow from one reading to the next, from 0 where a process began anew', () => {
    const [earlier, later] = [readMetrics('done 5', 0), readMetrics('done 8', 1)];
    expect(growth(earlier, later, 'done')).toBe(3);
    expect(growth(later, earlier, 'done')).toBe(5);
    expect(growth(undefined, later, 'done')).toBe(8);
    expect(growth(undefined, later, 'nothing')).toBe(0);
  });

  it('have quantiles between the bounds of a histogram, of what came between two readings', () => {
    const name = 'http_request_duration_seconds';
    const later = readMetrics(text(110, 100), 1);
    expect(quantile(0.5, readMetrics(text(100, 0), 0), later, name)).toBeCloseTo(
      0.01 + (45 / 100) * 0.09,
      10,
    );
    expect(quantile(0.25, undefined, readMetrics(text(100, 0), 0), name)).toBeCloseTo(0.0025, 10);
    expect(quantile(0.5, later, later, name)).toBeNull();
    expect(quantile(0.5, undefined, readMetrics(`${name}_bucket{le="+Inf"} 4`, 0), name)).toBe(Infinity);
  });
});

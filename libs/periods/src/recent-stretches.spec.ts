import { RecentStretches, type Stretch } from './recent-stretches';

const tens = (from: number): Stretch => ({ from, until: from + 10 });

describe('RecentStretches', () => {
  it('finds a stretch by any moment in it, its first included and its end not', () => {
    const recent = new RecentStretches<Stretch>();
    const [later, sooner, between] = [40, 0, 20].map((from) => recent.add(tens(from)));
    expect([20, 0, 40].map((ms) => recent.at(ms))).toEqual([between, sooner, later]);
    expect([29.5, 9, 49].map((ms) => recent.at(ms))).toEqual([between, sooner, later]);
    expect([30, 10, 50, -1, 15, NaN].map((ms) => recent.at(ms))).toEqual(Array(6).fill(undefined));
  });

  it('keeps no more than the latest 128', () => {
    const recent = new RecentStretches<Stretch>();
    const starts = Array.from({ length: 1000 }, (_, index) => index * 10);
    for (const from of starts) recent.add(tens(from));
    const found = starts.filter((from) => recent.at(from));
    expect(found.length).toBeLessThanOrEqual(128);
    expect(found.at(-1)).toBe(9990);
  });
});

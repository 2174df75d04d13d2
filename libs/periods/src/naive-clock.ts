/** Clocks read minute by minute, for tests. */

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What clocks in a zone show, as if it were UTC (ms). */
export function naiveClock(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  return (ms) => {
    const [day = 0, month = 0, year = 0, ...time] = (format.format(ms).match(/\d+/g) ?? []).map(Number);
    return Date.UTC(year, month - 1, day, ...time);
  };
}

/** The instants in a year, to the minute, at which clocks in a zone jump. */
export function naiveJumps(timeZone: string, year: number): number[] {
  const clock = naiveClock(timeZone);
  const ahead = (ms: number) => clock(ms) - ms;
  const jumps: number[] = [];
  let before = ahead(Date.UTC(year, 0, 1));
  for (let day = Date.UTC(year, 0, 2); day <= Date.UTC(year + 1, 0, 1); day += dayMs) {
    const after = ahead(day);
    if (after === before) continue;
    let jump = day - dayMs + minuteMs;
    while (ahead(jump) === before) jump += minuteMs;
    jumps.push(jump);
    before = after;
  }
  return jumps;
}

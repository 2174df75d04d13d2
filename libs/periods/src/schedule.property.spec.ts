import { strictEqual } from 'node:assert';
import fc from 'fast-check';
import { anyCron } from './any-cron';
import { naiveFiresOn, naiveTimesOfDay } from './naive-cron';
import { Schedule } from './schedule';

const dayMs = 86_400_000;
const daysOfCycle = 146_097;
const wall = fc.integer({ min: Date.parse('1600-01-01'), max: Date.parse('2500-01-01') });

/** The nearest fire time before (-1) or after (1) a wall time, day by day; undefined if there is none in 400 years. */
function naiveNearest(cron: string, from: number, direction: 1 | -1): number | undefined {
  const times = naiveTimesOfDay(cron);
  let day = Math.floor(from / dayMs) * dayMs;
  for (let days = 0; days <= daysOfCycle; days++, day += direction * dayMs) {
    if (!naiveFiresOn(cron, day)) continue;
    const start = day;
    const time =
      direction > 0 ? times.find((at) => start + at > from) : times.findLast((at) => start + at <= from);
    if (time !== undefined) return day + time;
  }
  return undefined;
}

function scheduleOf(cron: string): Schedule | null {
  try {
    return new Schedule(cron);
  } catch {
    return null;
  }
}

describe('Schedule', () => {
  it('finds the fire times next to a moment, like a walk day by day', () => {
    fc.assert(
      fc.property(anyCron, wall, (cron, from) => {
        const schedule = scheduleOf(cron);
        strictEqual(schedule?.nextAfter(from), naiveNearest(cron, from, 1), cron);
        strictEqual(schedule?.lastUntil(from), naiveNearest(cron, from, -1), cron);
      }),
      { numRuns: 400 },
    );
  });

  it('stands on each fire time: it is not after itself, and it is until itself', () => {
    fc.assert(
      fc.property(anyCron, wall, (cron, from) => {
        const schedule = scheduleOf(cron);
        if (!schedule) return;
        const at = schedule.nextAfter(from);
        strictEqual(schedule.nextAfter(at - 1), at);
        strictEqual(schedule.lastUntil(at), at);
        strictEqual(schedule.lastUntil(at - 1) < at, true);
        strictEqual(schedule.nextAfter(schedule.lastUntil(at - 1)), at);
      }),
    );
  });
});

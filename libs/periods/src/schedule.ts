import { Cron } from 'croner';

const minuteMs = 60_000;
/** After 400 years the Gregorian calendar repeats, weekdays included. */
const cycleMs = 146_097 * 86_400_000;
const cycleStart = Date.UTC(2000, 0, 1);

/** What each field may hold, in words; and its characters: croner's own `W`, `?` and `+` are not cron. */
const fields = [
  { name: 'minute', holds: '0 to 59', characters: /^[\d*,/-]+$/ },
  { name: 'hour', holds: '0 to 23', characters: /^[\d*,/-]+$/ },
  { name: 'day of the month', holds: '1 to 31 or L (the last)', characters: /^[\d*,/L-]+$/i },
  { name: 'month', holds: '1 to 12 or JAN to DEC', characters: /^[\d*,/A-Z-]+$/i },
  {
    name: 'day of the week',
    holds: '0 to 7 or SUN to SAT, 1#2 (the second Monday), 5L (the last Friday)',
    characters: /^[\d*,/#A-Z-]+$/i,
  },
];

/**
 * When a five-field cron expression fires, by the clock on a wall (ms since 1970-01-01 00:00 on that clock): croner
 * sees UTC only, and time zones are left to `TimeZone`. If both days are given, either is enough, as in classic cron.
 */
export class Schedule {
  private readonly cron: Cron;

  /** Throws RangeError, with a sentence for the person who wrote it, for an expression that is wrong or never fires. */
  constructor(expression: string) {
    const parts = expression.trim().split(/\s+/);
    if (parts.length !== fields.length) {
      const names = fields.map(({ name }) => name).join(', ');
      throw new RangeError(`The schedule "${expression}" must have five fields: ${names}.`);
    }
    parts.forEach(checkField);
    this.cron = parse(parts.join(' '));
    if (!this.cron.nextRun(new Date(cycleStart))) {
      throw new RangeError(`The schedule "${expression}" never fires: no month it names has such a day.`);
    }
  }

  /** The first fire time after a wall time. */
  nextAfter(wall: number): number {
    return this.inCycle(wall, (minute) => this.cron.nextRun(new Date(minute)));
  }

  /** The last fire time that is not after a wall time. */
  lastUntil(wall: number): number {
    return this.inCycle(wall, (minute) => this.cron.previousRuns(1, new Date(minute + minuteMs))[0]);
  }

  /** Asks croner about the same minute of a cycle that it covers: it gives up at the year 3000. */
  private inCycle(wall: number, search: (minute: number) => Date | null | undefined): number {
    const cycles = Math.floor((wall - cycleStart) / cycleMs) * cycleMs;
    const found = search(Math.floor((wall - cycles) / minuteMs) * minuteMs);
    if (!found) throw new Error('A schedule that fires must fire within 400 years.');
    return found.getTime() + cycles;
  }
}

function checkField(part: string, index: number): void {
  const { name, holds, characters } = fields[index] ?? {};
  if (characters?.test(part) && parses(fields.map((_, at) => (at === index ? part : '*')).join(' '))) return;
  throw new RangeError(
    `The ${name} field of the schedule is "${part}": use *, ${holds}, a list (1,3), a range (1-3), or a step (*/2).`,
  );
}

function parses(expression: string): boolean {
  try {
    return parse(expression) !== undefined;
  } catch {
    return false;
  }
}

function parse(expression: string): Cron {
  return new Cron(expression, { mode: '5-part', utcOffset: 0 });
}

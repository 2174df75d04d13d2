import type { ModeRules } from '@app/contracts';

const quarterMs = 15 * 60_000;
const dayMs = 86_400_000;

/** A schedule in words that need no cron to be understood; `at` is what clocks show, read as UTC. */
interface NaiveSchedule {
  cron: string;
  fires: (at: Date) => boolean;
}

const isTime = (at: Date, hour: number, minute: number): boolean =>
  at.getUTCHours() === hour && at.getUTCMinutes() === minute;

/** All of them fire at full quarters of an hour: on days when clocks change some of these never come, or come twice. */
export const naiveSchedules: readonly NaiveSchedule[] = [
  { cron: '0 0 * * *', fires: (at) => isTime(at, 0, 0) },
  { cron: '15 2 * * *', fires: (at) => isTime(at, 2, 15) },
  { cron: '45 1 * * *', fires: (at) => isTime(at, 1, 45) },
  { cron: '0 */6 * * *', fires: (at) => at.getUTCHours() % 6 === 0 && at.getUTCMinutes() === 0 },
  { cron: '30 12 * * 3', fires: (at) => at.getUTCDay() === 3 && isTime(at, 12, 30) },
];

/**
 * Which day, week, month and season holds a moment, found by looking at the clock: days by what Intl shows, seasons by
 * walking over a stretch of time a quarter of an hour at a time. Knows nothing of libs/periods.
 */
export class NaivePeriods {
  private static readonly walks = new Map<string, number[]>();

  /** Moments that are asked about lie in [from, until), in ms; `from` at a full quarter of an hour. */
  constructor(
    private readonly from: number,
    private readonly until: number,
  ) {}

  /** Keys by the name of the period, as the API has them. */
  keysAt(rules: Pick<ModeRules, 'time_zone' | 'cron' | 'resets'>, ms: number): Record<string, string> {
    const date = shownAt(rules.time_zone, ms).slice(0, 10);
    const keys = { all_time: '', daily: date, weekly: weekOf(date), monthly: date.slice(0, 7) };
    if (rules.cron === null) return keys;
    return { ...keys, season: iso(this.seasonAt(rules, ms).startsAt) };
  }

  /** When the season that holds a moment starts and ends; the end is undefined behind what was looked at. */
  seasonAt(
    { time_zone, cron, resets }: Pick<ModeRules, 'time_zone' | 'cron' | 'resets'>,
    ms: number,
  ): { startsAt: number; endsAt: number | undefined } {
    const bounds = [...this.firesOf(cron, time_zone), ...resets].sort((a, b) => a - b);
    const startsAt = bounds.findLast((at) => at <= ms);
    if (startsAt === undefined) throw new Error('The walk begins too late');
    return { startsAt, endsAt: bounds.find((at) => at > ms) };
  }

  private firesOf(cron: string | null, zone: string): number[] {
    const name = `${cron} ${zone} ${this.from} ${this.until}`;
    const known = NaivePeriods.walks.get(name);
    if (known) return known;
    const schedule = naiveSchedules.find((each) => each.cron === cron);
    if (!schedule) throw new Error(`${cron} is not among the naive schedules`);
    const fires = this.walk(schedule, zone);
    NaivePeriods.walks.set(name, fires);
    return fires;
  }

  /** A time that clocks leave out counts as passed right after the gap; one that they show again does not count again. */
  private walk({ fires }: NaiveSchedule, zone: string): number[] {
    const found: number[] = [];
    let furthest = wallAt(zone, this.from - 10 * dayMs);
    for (let ms = this.from - 10 * dayMs; ms < this.until + 8 * dayMs; ms += quarterMs) {
      const wall = wallAt(zone, ms);
      let isReached = false;
      for (let passed = furthest + quarterMs; passed <= wall; passed += quarterMs) {
        isReached ||= fires(new Date(passed));
      }
      if (isReached) found.push(ms);
      furthest = Math.max(furthest, wall);
    }
    return found;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks show: `2024-03-10 03:00:00`. */
function shownAt(timeZone: string, ms: number): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format.format(ms);
}

function wallAt(timeZone: string, ms: number): number {
  return Date.parse(`${shownAt(timeZone, ms).replace(' ', 'T')}Z`);
}

/** A week has the year of its Thursday, and is as many weeks into it as that. */
function weekOf(date: string): string {
  const day = new Date(date);
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || 7)) * dayMs);
  let week = 1;
  for (let ms = thursday.getTime() - 7 * dayMs; isInYear(ms, thursday); ms -= 7 * dayMs) week += 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

function isInYear(ms: number, day: Date): boolean {
  return new Date(ms).getUTCFullYear() === day.getUTCFullYear();
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

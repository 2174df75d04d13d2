const hourMs = 3_600_000;

const dayMs = 24 * hourMs;
/** More than any zone ever was from UTC (Manila until 1844: 15:56). */
const farthestMs = 16 * hourMs;
/** More than clocks were ever put back (Alaska in 1867: 24 hours). */
const longestShiftMs = 25 * hourMs;
/** Days whose clocks a zone remembers; then it begins anew. */
const daysKept = 512;

/** Names that Intl takes beside those of IANA. They are refused: IST alone is Indian, Irish and Israeli time. */
const notIana =
  /^(ACT|AET|AGT|ART|AST|BET|BST|CAT|CNT|CST|CTT|EAT|ECT|IET|IST|JST|MIT|NET|NST|PLT|PNT|PRT|PST|SST|VST|SystemV\/.*)$/i;

/** A stretch [from, until) in which clocks are `offset` ahead of UTC. All in ms; `from` and `until` are whole seconds. */
export interface SteadyClock {
  from: number;
  until: number;
  offset: number;
}

/**
 * The clocks of one zone. A wall time is what they show, as ms since 1970-01-01 00:00 on the same clock. Where clocks
 * jump forward or back, everything here follows the furthest wall time that they have shown so far: that never goes
 * back, so a day, once begun, stays, and a time that is shown twice or never is reached exactly once.
 */
export class TimeZone {
  private static readonly known = new Map<string, TimeZone>();
  private readonly format: Intl.DateTimeFormat;
  /** By the number of a day in UTC: one stretch, or two where clocks were moved. */
  private readonly days = new Map<number, SteadyClock[]>();

  private constructor(name: string) {
    this.format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  /** The zone with an IANA name, whatever its case. Throws RangeError for one that Intl does not know. */
  static named(name: string): TimeZone {
    const key = name.toLowerCase();
    const zone = TimeZone.known.get(key) ?? TimeZone.load(name);
    TimeZone.known.set(key, zone);
    return zone;
  }

  private static load(name: string): TimeZone {
    try {
      if (/^[a-z]/i.test(name) && !notIana.test(name)) return new TimeZone(name);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    throw new RangeError(`"${name}" is no time zone: give an IANA name such as Europe/Berlin, or UTC.`);
  }

  /** How far clocks are ahead of UTC at an instant, in ms. About 3 µs. */
  offsetAt(ms: number): number {
    const text = this.format.format(ms);
    const offset = text.slice(text.lastIndexOf('GMT') + 3);
    if (offset === '') return 0;
    const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number);
    return (offset.startsWith('-') ? -1000 : 1000) * ((hours * 60 + minutes) * 60 + seconds);
  }

  /**
   * The furthest wall time that clocks have shown up to an instant (ms). 1 µs, and 5 µs for each day not seen lately.
   * Throws RangeError for what is no instant.
   */
  reachedAt(ms: number): number {
    if (!Number.isFinite(ms)) throw new RangeError(`${ms} is no moment.`);
    let furthest = -Infinity;
    for (const { from, until, offset } of this.clocksWithin(ms - longestShiftMs, ms)) {
      if (from <= ms) furthest = Math.max(furthest, Math.min(until - 1, ms) + offset);
    }
    return furthest;
  }

  /** The first instant (ms) at which clocks show a wall time, or a later one if they leave it out. As fast. */
  firstAt(wall: number): number {
    let at = wall;
    for (const { from, until, offset } of this.clocksWithin(wall - farthestMs, wall + farthestMs)) {
      at = Math.max(from, wall - offset);
      if (at < until) break;
    }
    return at;
  }

  /** The stretches of [from, until), earliest first, in each of which clocks are one offset ahead. 5 µs a day not seen lately. */
  steadyWithin(from: number, until: number): SteadyClock[] {
    const stretches: SteadyClock[] = [];
    for (const clock of this.clocksWithin(from, until)) {
      const last = stretches.at(-1);
      if (last?.offset === clock.offset) last.until = clock.until;
      else stretches.push({ ...clock });
    }
    return stretches
      .map((each) => ({ ...each, from: Math.max(each.from, from), until: Math.min(each.until, until) }))
      .filter((each) => each.from < each.until);
  }

  private clocksWithin(from: number, until: number): SteadyClock[] {
    const clocks: SteadyClock[] = [];
    for (let day = Math.floor(from / dayMs); day * dayMs <= until; day++) clocks.push(...this.clocksOn(day));
    return clocks;
  }

  private clocksOn(day: number): SteadyClock[] {
    const known = this.days.get(day);
    if (known) return known;
    if (this.days.size === daysKept) this.days.clear();
    const clocks = this.readClocks(day * dayMs, (day + 1) * dayMs);
    this.days.set(day, clocks);
    return clocks;
  }

  /** Never were clocks moved twice in a day; the closest were 4 days (Freetown in 1939). */
  private readClocks(from: number, until: number): SteadyClock[] {
    const [before, after] = [this.offsetAt(from), this.offsetAt(until)];
    if (before === after) return [{ from, until, offset: before }];
    let [low, high] = [from / 1000, until / 1000];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offsetAt(middle * 1000) === before) low = middle;
      else high = middle;
    }
    const changed = high * 1000;
    return [
      { from, until: changed, offset: before },
      { from: changed, until, offset: after },
    ].filter((clock) => clock.from < clock.until);
  }
}

/** Whether a name is one of the IANA time zones that this Node.js knows, whatever its case; `+01:00` is not. */
export function isTimeZone(name: string): boolean {
  try {
    TimeZone.named(name);
    return true;
  } catch {
    return false;
  }
}

/** An instant (ms) as clocks in a zone show it: `2026-11-23T01:00:00.000+01:00`. Throws RangeError for an unknown zone. */
export function localTime(ms: number, timeZone: string): string {
  const offset = TimeZone.named(timeZone).offsetAt(ms);
  const wall = new Date(ms + offset).toISOString().slice(0, -1);
  const ahead = new Date(Math.abs(offset)).toISOString().slice(11, 19).replace(/:00$/, '');
  return `${wall}${offset < 0 ? '-' : '+'}${ahead}`;
}

/**
 * The stretches of [from, until), ms, earliest first, in each of which clocks of a zone are one offset ahead of UTC.
 * Throws RangeError for an unknown zone.
 */
export function steadyClocks(timeZone: string, from: number, until: number): SteadyClock[] {
  return TimeZone.named(timeZone).steadyWithin(from, until);
}

const hourMs = 3_600_000;

/** More than any zone ever was from UTC (Manila until 1844: 15:56). */
const farthestMs = 16 * hourMs;
/** More than clocks were ever put back (Alaska in 1867: 24 hours). */
const longestShiftMs = 25 * hourMs;
/** Less than ever lay between two changes of the clocks in one zone (Freetown in 1939: 4 days). */
const stepMs = 24 * hourMs;

/** Names that Intl takes beside those of IANA. They are refused: IST alone is Indian, Irish and Israeli time. */
const notIana =
  /^(ACT|AET|AGT|ART|AST|BET|BST|CAT|CNT|CST|CTT|EAT|ECT|IET|IST|JST|MIT|NET|NST|PLT|PNT|PRT|PST|SST|VST|SystemV\/.*)$/i;

/** A stretch [from, until) in which clocks are `offset` ahead of UTC. All in ms; `from` and `until` are whole seconds. */
interface SteadyClock {
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

  /** The furthest wall time that clocks have shown up to an instant (ms). About 25 µs. */
  reachedAt(ms: number): number {
    let furthest = -Infinity;
    for (const { from, until, offset } of this.steadyClocks(ms - longestShiftMs, ms + 1000)) {
      if (from <= ms) furthest = Math.max(furthest, Math.min(until - 1, ms) + offset);
    }
    return furthest;
  }

  /** The first instant (ms) at which clocks show a wall time, or a later one if they leave it out. About 25 µs. */
  firstAt(wall: number): number {
    let at = wall;
    for (const { from, until, offset } of this.steadyClocks(wall - farthestMs, wall + farthestMs)) {
      at = Math.max(from, wall - offset);
      if (at < until) break;
    }
    return at;
  }

  private *steadyClocks(after: number, before: number): Generator<SteadyClock> {
    let from = Math.floor(after / 1000) * 1000;
    const until = Math.ceil(before / 1000) * 1000;
    let offset = this.offsetAt(from);
    for (let at = from; at < until;) {
      const next = Math.min(at + stepMs, until);
      if (this.offsetAt(next) === offset) {
        at = next;
        continue;
      }
      at = this.changeBetween(at, next);
      yield { from, until: at, offset };
      from = at;
      offset = this.offsetAt(at);
    }
    yield { from, until, offset };
  }

  /** The first instant of another offset; clocks change at whole seconds. */
  private changeBetween(steady: number, changed: number): number {
    const offset = this.offsetAt(steady);
    let [low, high] = [steady / 1000, changed / 1000];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offsetAt(middle * 1000) === offset) low = middle;
      else high = middle;
    }
    return high * 1000;
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

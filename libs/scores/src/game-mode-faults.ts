import { hasDecimals, largestScore } from '@app/contracts';
import { checkSchedule, isTimeZone } from '@app/periods';
import { isoTime, type FieldError } from '@app/platform';
import type { GameModeRow } from './game-mode';
import { reservedMode } from './reserved-mode';

/** What about a mode cannot be, beyond what each field alone tells: its faults by field, none where all is well. */
export function gameModeFaults(mode: GameModeRow): FieldError[] {
  return [
    codeFault(mode),
    sumFault(mode),
    limitFault(mode, 'min_score'),
    limitFault(mode, 'max_score'),
    orderFault(mode),
    zoneFault(mode),
    scheduleFault(mode),
    windowFault(mode),
  ].filter((fault) => fault !== null);
}

function codeFault({ code }: GameModeRow): FieldError | null {
  if (code !== reservedMode) return null;
  const message = `code must not be "${reservedMode}": that is the name of the board over all modes`;
  return { field: 'code', code: 'reserved', message };
}

function sumFault({ operator, decimals }: GameModeRow): FieldError | null {
  if (operator !== 'sum' || decimals !== null) return null;
  const message = 'decimals must be a number from 0 to 9 where operator is "sum": a sum has to be exact';
  return { field: 'decimals', code: 'required_for_sum', message };
}

function limitFault(mode: GameModeRow, field: 'min_score' | 'max_score'): FieldError | null {
  const { decimals, [field]: limit } = mode;
  if (limit === null) return null;
  if (!hasDecimals(limit, decimals)) {
    const message = `${field} must have at most ${decimals} fraction digits, as the scores of the mode`;
    return { field, code: 'too_many_decimals', message };
  }
  const largest = largestScore(decimals);
  if (Math.abs(limit) <= largest) return null;
  const message = `${field} must be between −${largest} and ${largest} with ${decimals} decimals`;
  return { field, code: 'too_large', message };
}

function orderFault({ min_score, max_score }: GameModeRow): FieldError | null {
  if (min_score === null || max_score === null || min_score <= max_score) return null;
  const message = `max_score must not be below min_score, which is ${min_score}`;
  return { field: 'max_score', code: 'below_min_score', message };
}

function zoneFault({ time_zone }: GameModeRow): FieldError | null {
  if (isTimeZone(time_zone)) return null;
  return { field: 'time_zone', ...noTimeZone(time_zone) };
}

function scheduleFault({ reset_cron, time_zone }: GameModeRow): FieldError | null {
  if (reset_cron === null || !isTimeZone(time_zone)) return null;
  const message = checkSchedule(reset_cron, time_zone);
  return message === null ? null : { field: 'reset.cron', code: 'schedule', message };
}

function windowFault({ opens_at, closes_at }: GameModeRow): FieldError | null {
  if (opens_at === null || closes_at === null || opens_at < closes_at) return null;
  const message = `closes_at must lie after opens_at, which is ${isoTime(opens_at)}`;
  return { field: 'closes_at', code: 'is_after_opens_at', message };
}

/** The fault of a name that no time zone has. */
export function noTimeZone(name: string): { code: string; message: string } {
  return { code: 'time_zone', message: `"${name}" is no time zone: give an IANA name such as Europe/Berlin` };
}

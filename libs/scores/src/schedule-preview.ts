import type { FireTime, PreviewScheduleInput } from '@app/contracts';
import { checkSchedule, isTimeZone, localTime, nextFireTimes } from '@app/periods';
import { isoTime } from '@app/platform';
import { noTimeZone } from './game-mode-faults';
import { invalid } from './invalid';

/** The next fire times of a schedule; `now` in ms since 1970. Errors: `invalid_request`. */
export function previewSchedule(input: PreviewScheduleInput, now: number): FireTime[] {
  const { cron, time_zone = 'UTC', after, count = 10 } = input;
  if (!isTimeZone(time_zone)) throw invalid([{ field: 'time_zone', ...noTimeZone(time_zone) }]);
  const message = checkSchedule(cron, time_zone);
  if (message !== null) throw invalid([{ field: 'cron', code: 'schedule', message }]);
  const from = after === undefined ? now : Date.parse(after);
  return nextFireTimes(cron, time_zone, from, count).map((ms) => ({
    at: isoTime(ms),
    local: localTime(ms, time_zone),
  }));
}

export { Calendar } from './calendar';
export { checkSchedule, nextFireTimes } from './fire-times';
export { periodNames, type Period, type PeriodBounds, type PeriodName } from './period';
export { isTimeZone, localTime } from './time-zone';

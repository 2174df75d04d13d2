export { Calendar } from './calendar';
export { checkSchedule, nextFireTimes } from './fire-times';
export { intervals, intervalsBetween, periodOf, type Interval } from './intervals';
export { periodNames, type Period, type PeriodBounds, type PeriodName } from './period';
export { isTimeZone, localTime, steadyClocks } from './time-zone';

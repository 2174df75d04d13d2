import { verdictOf, type Goal, type Result } from './result';

const headings = [
  'what',
  'measured',
  'against',
  'ratio',
  'goal',
  'verdict',
  'p50 / p99 / max ms',
  'loop held up ms',
  'requests/s',
  'per server CPU-s',
  'CPU ratio',
];

/** The results as a table in Markdown, its columns aligned. */
export function formatTable(results: readonly Result[]): string {
  const rows = [headings, ...results.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(headings), rule, ...rows.slice(1).map(line)].join('\n');
}

/** Three significant digits, and all digits before the point. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

function cellsOf(result: Result): string[] {
  const { name, measured, unit, against, ratio, cpuRatio, goal, load } = result;
  return [
    name,
    `${formatNumber(measured)} ${unit}`,
    against ? `${against.what}: ${formatNumber(against.measured)}` : '',
    ratio === undefined ? '' : formatNumber(ratio),
    goal ? formatGoal(goal) : '',
    formatVerdict(result),
    load ? [load.p50Ms, load.p99Ms, load.maxMs].map(formatNumber).join(' / ') : '',
    load ? formatNumber(load.heldUpMs) : '',
    load ? formatNumber(load.perSecond) : '',
    load ? formatNumber(load.perCpuSecond) : '',
    cpuRatio === undefined ? '' : formatNumber(cpuRatio),
  ];
}

function formatGoal(goal: Goal): string {
  return 'atLeast' in goal ? `≥ ${formatNumber(goal.atLeast)}` : `≤ ${formatNumber(goal.atMost)}`;
}

function formatVerdict(result: Result): string {
  const verdict = verdictOf(result);
  if (!verdict) return '';
  if (verdict.reached) return 'reached';
  return Number.isFinite(verdict.by) ? `missed by ${Math.ceil(verdict.by * 100)} %` : 'missed';
}

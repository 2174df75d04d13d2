import { svg, type SVGTemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber } from '../format';
import { Chart, type ChartTable, grid, labelsBelow, type Plot } from './chart';
import { pixelOf, roundTicks, type Scale } from './scale';

export interface ChartBar {
  /** What the bar stands for, in words. */
  name: string;
  /** A short label below it. */
  tick: string;
  value: number;
  /** Written above the bar, which then stands out: "you are here". */
  mark?: string | undefined;
}

/** Between the labels below the bars, besides their own length. */
const markLetterPx = 7.6;
/** Marks stand above all bars, each on a line of its own: they never cover one another. */
const markLinePx = 20;

/** How many of each: a histogram, or counts by hour. */
@customElement('bar-chart')
export class BarChart extends Chart {
  @property({ attribute: false }) bars: ChartBar[] = [];
  @property({ attribute: false }) formatValue: (value: number) => string = formatNumber;
  /** What the bars stand for, and what they count: the headings of the table. */
  @property() nameLabel = '';
  @property() valueLabel = '';
  /** True where `tick` is the value at a bar's left edge, as in a histogram. */
  @property({ type: Boolean }) edges = false;

  protected override count(): number {
    return this.bars.length;
  }

  protected override entryPixel(entry: number, plot: Plot): number {
    return this.left(entry + 0.5, plot);
  }

  protected override told(entry: number): string {
    const bar = this.bars[entry];
    if (!bar) return '';
    return [`${bar.name}: ${this.formatValue(bar.value)}`, ...(bar.mark ? [bar.mark] : [])].join(', ');
  }

  protected override tickLabels(): string[] {
    return this.ticks.map((tick) => this.formatValue(tick));
  }

  protected override drawing(plot: Plot, entry: number | null): SVGTemplateResult {
    const { ticks } = this;
    const marked = this.bars.flatMap(({ mark }, index) => (mark ? [index] : []));
    const up = {
      from: 0,
      to: ticks.at(-1) ?? 1,
      start: plot.bottom,
      end: plot.top + marked.length * markLinePx,
    };
    const longest = this.bars.reduce((most, { tick }) => Math.max(most, tick.length), 0);
    const below = this.bars.map((_, index) => this.left(index + (this.edges ? 0 : 0.5), plot));
    return svg`${grid(plot, up, ticks, this.tickLabels())}
      ${this.bars.map((bar, index) => this.bar(bar, index, { plot, up, isCurrent: index === entry }))}
      ${labelsBelow(plot, below, longest, (index) => this.bars[index]?.tick ?? '')}
      ${marked.map((index, line) => this.mark(index, line, { plot, up }))}`;
  }

  protected override table(): ChartTable {
    return {
      columns: [this.nameLabel, this.valueLabel],
      rows: this.bars.map(({ name, value, mark }) => [
        mark ? `${name} (${mark})` : name,
        this.formatValue(value),
      ]),
    };
  }

  private get ticks(): number[] {
    const highest = this.bars.reduce((most, { value }) => Math.max(most, value), 0);
    return roundTicks(0, highest, { most: 4, least: 1 });
  }

  private left(bars: number, plot: Plot): number {
    return pixelOf(bars, { from: 0, to: this.bars.length || 1, start: plot.left, end: plot.right });
  }

  private bar(
    { value, mark }: ChartBar,
    index: number,
    { plot, up, isCurrent }: { plot: Plot; up: Scale; isCurrent: boolean },
  ): SVGTemplateResult {
    const [from, to] = [this.left(index, plot), this.left(index + 1, plot)];
    // One player among a million is still to be seen.
    const top = value > 0 ? Math.min(pixelOf(value, up), plot.bottom - 2) : plot.bottom;
    const names = `chart-bar ${mark ? 'marked' : ''} ${isCurrent ? 'current' : ''}`;
    return svg`<rect class=${names} x=${from + 1} y=${top} width=${Math.max(to - from - 2, 1)} height=${plot.bottom - top} rx="2"></rect>`;
  }

  private mark(index: number, line: number, { plot, up }: { plot: Plot; up: Scale }): SVGTemplateResult {
    const { value, mark = '' } = this.bars[index] ?? { value: 0 };
    const x = this.left(index + 0.5, plot);
    const half = (mark.length * markLetterPx) / 2;
    const anchor = x + half > plot.right ? 'end' : x - half < plot.left ? 'start' : 'middle';
    const y = plot.top + line * markLinePx;
    const foot = Math.min(pixelOf(value, up), plot.bottom - 2) - 3;
    return svg`<line class="chart-pointer" x1=${x} x2=${x} y1=${y + 4} y2=${foot}></line>
      <text class="chart-mark" x=${x} y=${y} text-anchor=${anchor}>${mark}</text>`;
  }
}

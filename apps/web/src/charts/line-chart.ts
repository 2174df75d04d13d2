import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber } from '../format';
import { texts } from '../texts';
import { Chart, type ChartTable, grid, labelsBelow, type Plot } from './chart';
import { pixelOf, roundTicks, type Scale } from './scale';

/** One line of a chart. */
export interface ChartSeries {
  name: string;
  /** One value for each of the chart's moments; null where there is none. */
  values: (number | null)[];
  /** `step`: a value holds until the next; `dots`: values on their own. */
  shape: 'line' | 'step' | 'dots';
}

const fewDots = 60;

/** Values over time. */
@customElement('line-chart')
export class LineChart extends Chart {
  /** In ms since 1970-01-01 UTC, ascending. */
  @property({ attribute: false }) moments: number[] = [];
  @property({ attribute: false }) series: ChartSeries[] = [];
  @property({ attribute: false }) formatMoment: (moment: number) => string = String;
  @property({ attribute: false }) formatValue: (value: number) => string = formatNumber;
  /** The heading of the moments in the table. */
  @property() momentLabel = '';
  /** The smallest distance of values, for the axis: 1 where they are whole. */
  @property({ type: Number }) least = 0;
  @property({ type: Boolean }) fromZero = false;
  /** True where the last moment's values still grow: they then stand on their own, so that no line falls to them. */
  @property({ type: Boolean }) unfinished = false;

  protected override count(): number {
    return this.moments.length;
  }

  protected override entryPixel(entry: number, plot: Plot): number {
    return pixelOf(this.moments[entry] ?? 0, this.across(plot));
  }

  protected override told(entry: number): string {
    const values = this.series.flatMap(({ name, values }) => {
      const value = values[entry];
      return value === null || value === undefined ? [] : `${name}: ${this.formatValue(value)}`;
    });
    return [
      this.formatMoment(this.moments[entry] ?? 0),
      ...(this.grows(entry) ? [texts.charts.soFar] : []),
      ...values,
    ].join(', ');
  }

  protected override tickLabels(): string[] {
    return this.ticks.map((tick) => this.formatValue(tick));
  }

  protected override legend(): unknown {
    if (this.series.length < 2 && !this.unfinished) return nothing;
    return html`<ul class="chart-legend">
      ${this.series.map(({ name, shape }, index) =>
        legendItem(
          index,
          name,
          shape === 'dots' ? svg`<circle cx="12" cy="6" r="3.5"></circle>` : svg`<path d="M1 6H23"></path>`,
        ),
      )}
      ${this.unfinished ? legendItem(0, texts.charts.unfinished, openDot([12, 6])) : nothing}
    </ul>`;
  }

  /** Whether an entry is not over yet. */
  private grows(entry: number): boolean {
    return this.unfinished && entry === this.moments.length - 1;
  }

  protected override drawing(plot: Plot, entry: number | null): SVGTemplateResult {
    const across = this.across(plot);
    const { ticks } = this;
    const up = { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, start: plot.bottom, end: plot.top };
    const pixels = this.moments.map((moment) => pixelOf(moment, across));
    const cursor = entry === null ? undefined : pixels[entry];
    const textOf = (index: number) => this.formatMoment(this.moments[index] ?? 0);
    return svg`${grid(plot, up, ticks, this.tickLabels())}
      ${labelsBelow(plot, pixels, textOf(0).length, textOf)}
      ${cursor === undefined ? nothing : cursorLine(plot, cursor)}
      ${this.series.map((series, index) => this.line(series, index, pixels, up))}
      ${entry === null ? nothing : this.series.map(({ values }, index) => marker(index, cursor, values[entry], up))}`;
  }

  protected override table(): ChartTable {
    return {
      columns: [this.momentLabel, ...this.series.map(({ name }) => name)],
      rows: this.moments.map((moment, index) => [
        this.grows(index)
          ? `${this.formatMoment(moment)} (${texts.charts.soFar})`
          : this.formatMoment(moment),
        ...this.series.map(({ values }) => {
          const value = values[index];
          return value === null || value === undefined ? '–' : this.formatValue(value);
        }),
      ]),
    };
  }

  private across(plot: Plot): Scale {
    const { moments } = this;
    return {
      from: moments[0] ?? 0,
      to: moments.at(-1) ?? 1,
      start: plot.left + 8,
      end: plot.right - 8,
    };
  }

  private get ticks(): number[] {
    const values = this.series.flatMap(({ values }) => values.filter((value) => value !== null));
    if (values.length === 0) return [0, 1];
    const lowest = values.reduce((one, other) => Math.min(one, other));
    const highest = values.reduce((one, other) => Math.max(one, other));
    return roundTicks(this.fromZero ? Math.min(0, lowest) : lowest, highest, { least: this.least });
  }

  private line(
    { values, shape }: ChartSeries,
    index: number,
    pixels: number[],
    up: Scale,
  ): SVGTemplateResult {
    const pointAt = (value: number | null | undefined, at: number): [number, number][] =>
      value === null || value === undefined ? [] : [[pixels[at] ?? 0, pixelOf(value, up)]];
    const last = this.moments.length - 1;
    const points = (this.unfinished ? values.slice(0, last) : values).flatMap(pointAt);
    const dots = points.map(
      ([x, y]) => svg`<circle cx=${x} cy=${y} r=${points.length > fewDots ? 2 : 3}></circle>`,
    );
    const path = svg`<path d=${pathOf(points, shape === 'step')}></path>`;
    return svg`<g class="series-${index + 1}">${shape === 'dots' ? dots : path}${
      points.length === 1 ? dots : nothing
    }${this.unfinished ? pointAt(values[last], last).map(openDot) : nothing}</g>`;
  }
}

function legendItem(index: number, name: string, sign: SVGTemplateResult): TemplateResult {
  return html`<li>
    <svg class="series-${index + 1}" width="24" height="12" aria-hidden="true">${sign}</svg>
    <bdi>${name}</bdi>
  </li>`;
}

/** A value that still grows. */
function openDot([x, y]: [number, number]): SVGTemplateResult {
  return svg`<circle class="chart-open" cx=${x} cy=${y} r="4"></circle>`;
}

function pathOf(points: [number, number][], isStep: boolean): string {
  return points
    .map(([x, y], index) => (index === 0 ? `M${x} ${y}` : isStep ? `H${x}V${y}` : `L${x} ${y}`))
    .join('');
}

function cursorLine(plot: Plot, x: number): SVGTemplateResult {
  return svg`<line class="chart-cursor" x1=${x} x2=${x} y1=${plot.top} y2=${plot.bottom}></line>`;
}

function marker(index: number, x: number | undefined, value: number | null | undefined, up: Scale): unknown {
  if (x === undefined || value === null || value === undefined) return nothing;
  return svg`<g class="series-${index + 1}"><circle class="chart-marker" cx=${x} cy=${pixelOf(value, up)} r="5"></circle></g>`;
}

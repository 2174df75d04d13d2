import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { texts } from '../texts';
import { pixelOf, type Scale } from './scale';

const heightPx = 240;
const abovePx = 14;
const belowPx = 28;
const besidePx = 14;
/** Room for one half of the first label below. */
const leastLeftPx = 32;
/** A generous width of a letter of an axis, to leave room for the longest label. */
const letterPx = 7.2;
const labelGapPx = 16;

export interface ChartTable {
  columns: string[];
  /** As many cells each as there are columns; the first names the row. */
  rows: string[][];
}

/** Where a chart may draw, in pixels. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * A chart as wide as its place and always as high, so that nothing moves when it comes. It is one stop of the keyboard: arrow keys
 * walk its entries as they would a slider's, and each is said. The same numbers stand in a table that can be opened.
 */
export abstract class Chart extends LitElement {
  /** What the chart shows, for those who do not see it. */
  @property() label = '';
  @state() private width = 0;
  @state() private entry: number | null = null;
  private readonly observer = new ResizeObserver(([size]) => {
    this.width = Math.floor(size?.contentRect.width ?? 0);
  });

  /** How many entries the keyboard can walk. */
  protected abstract count(): number;
  protected abstract entryPixel(entry: number, plot: Plot): number;
  /** An entry in words. */
  protected abstract told(entry: number): string;
  protected abstract tickLabels(): string[];
  protected abstract drawing(plot: Plot, entry: number | null): SVGTemplateResult;
  protected abstract table(): ChartTable;

  protected legend(): unknown {
    return nothing;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  protected override render(): unknown {
    const count = this.count();
    const last = Math.max(count - 1, 0);
    const entry = this.entry === null ? null : Math.min(this.entry, last);
    return html`<div class="chart-top">
        ${this.legend()}
        <p class="chart-told" aria-hidden="true"><bdi>${entry === null ? nothing : this.told(entry)}</bdi></p>
      </div>
      <div
        class="chart-plot"
        role="slider"
        tabindex="0"
        aria-label=${this.label}
        aria-roledescription=${texts.charts.role}
        aria-valuemin="1"
        aria-valuemax=${count}
        aria-valuenow=${(entry ?? last) + 1}
        aria-valuetext=${count > 0 ? this.told(entry ?? last) : nothing}
        @keydown=${(event: KeyboardEvent) => this.onKey(event)}
        @blur=${() => (this.entry = null)}
        @pointermove=${(event: PointerEvent) => this.point(event)}
        @pointerdown=${(event: PointerEvent) => this.point(event)}
        @pointerleave=${() => (this.entry = null)}
      >
        ${this.width > 0 ? this.picture(entry) : nothing}
      </div>
      ${chartTable(this.label, this.table())}`;
  }

  private get plot(): Plot {
    const letters = Math.max(0, ...this.tickLabels().map((label) => label.length));
    return {
      left: Math.min(Math.max(letters * letterPx + 10, leastLeftPx), this.width / 3),
      right: this.width - besidePx,
      top: abovePx,
      bottom: heightPx - belowPx,
    };
  }

  private picture(entry: number | null): TemplateResult {
    return html`<svg width=${this.width} height=${heightPx} aria-hidden="true">
      ${this.drawing(this.plot, entry)}
    </svg>`;
  }

  private onKey(event: KeyboardEvent): void {
    const last = this.count() - 1;
    const at = this.entry ?? last + 1;
    const next = new Map([
      ['ArrowLeft', at - 1],
      ['ArrowDown', at - 1],
      ['ArrowRight', at + 1],
      ['ArrowUp', at + 1],
      ['Home', 0],
      ['End', last],
    ]).get(event.key);
    if (next === undefined || last < 0) return;
    event.preventDefault();
    this.entry = Math.max(0, Math.min(next, last));
  }

  /** Shows the entry that is nearest to the pointer. */
  private point(event: PointerEvent): void {
    const { plot } = this;
    const at = event.clientX - (event.currentTarget as HTMLElement).getBoundingClientRect().left;
    let nearest: number | null = null;
    let distance = Infinity;
    for (let entry = 0; entry < this.count(); entry += 1) {
      const away = Math.abs(this.entryPixel(entry, plot) - at);
      if (away < distance) [nearest, distance] = [entry, away];
    }
    this.entry = nearest;
  }
}

/** Lines across the plot at round values, with their labels. */
export function grid(plot: Plot, scale: Scale, ticks: number[], labels: string[]): SVGTemplateResult {
  return svg`${ticks.map((tick, index) => {
    const y = pixelOf(tick, scale);
    return svg`<line class="chart-grid" x1=${plot.left} x2=${plot.right} y1=${y} y2=${y}></line>
      <text class="chart-label" x=${plot.left - 8} y=${y + 4} text-anchor="end">${labels[index]}</text>`;
  })}`;
}

/**
 * Words below entries of a chart, about evenly spread, so that none touches another; at the edges they are moved inwards. `letters`: of the
 * longest of them.
 */
export function labelsBelow(
  plot: Plot,
  pixels: number[],
  letters: number,
  textOf: (entry: number) => string,
): SVGTemplateResult[] {
  const width = letters * letterPx;
  let [before, end] = [-Infinity, -Infinity];
  return pixels.flatMap((x, entry) => {
    if (x - before < width + labelGapPx) return [];
    const text = textOf(entry);
    const half = (text.length * letterPx) / 2;
    const anchor = x + half > plot.right + besidePx ? 'end' : x - half < 0 ? 'start' : 'middle';
    const start = x - { start: 0, middle: half, end: 2 * half }[anchor];
    if (start < end + labelGapPx / 2) return [];
    [before, end] = [x, start + 2 * half];
    return svg`<text class="chart-label" x=${x} y=${plot.bottom + 20} text-anchor=${anchor}>${text}</text>`;
  });
}

function chartTable(label: string, { columns, rows }: ChartTable): TemplateResult {
  return html`<details class="chart-table">
    <summary>${texts.charts.asTable}</summary>
    <div class="chart-rows" tabindex="0" role="region" aria-label=${label}>
      <table>
        <caption class="visually-hidden">
          ${label}
        </caption>
        <thead>
          <tr>
            ${columns.map(
              (column, index) =>
                html`<th scope="col" class=${index > 0 ? 'number' : ''}><bdi>${column}</bdi></th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([first, ...cells]) =>
              html`<tr>
                <th scope="row">${first}</th>
                ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

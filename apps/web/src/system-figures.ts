import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber, formatPercent } from './format';
import { locale } from './language';
import { byProcess, growth, quantile, type Reading, total } from './metrics';
import { texts } from './texts';

const words = texts.status;
const requests = 'http_request_duration_seconds';
const threeDigits = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const megabytes = new Intl.NumberFormat(locale, {
  style: 'unit',
  unit: 'megabyte',
  maximumFractionDigits: 0,
});

/** What the processes measured now, and before; without an earlier reading, since they began. */
interface Measured {
  earlier: Reading | undefined;
  later: Reading;
}

interface Figure {
  name: string;
  /** Null where nothing has been measured yet. */
  value: string | null;
  note?: string;
}

function milliseconds(seconds: number | null): string | null {
  if (seconds === null) return null;
  return seconds === Infinity ? words.over10s : words.milliseconds(seconds * 1_000);
}

/** Of the processes, the one with the largest value. */
function worst(reading: Reading, name: string): number | null {
  const values = [...byProcess(reading, name).values()];
  return values.length === 0 ? null : Math.max(...values);
}

/** Seconds from the earlier reading, or from the start of the processes. */
function stretch({ earlier, later }: Measured): number {
  const started = earlier?.at ?? (worst(later, 'process_start_time_seconds') ?? 0) * 1_000;
  return Math.max((later.at - started) / 1_000, 0.001);
}

function perSecond(measured: Measured, name: string): string {
  const rate = growth(measured.earlier, measured.later, name) / stretch(measured);
  return words.perSecond(threeDigits.format(rate));
}

function cacheHits({ earlier, later }: Measured): string | null {
  const of = (result: string) => growth(earlier, later, 'laurel_cache_operations_total', { result });
  const [hits, misses] = [of('hit'), of('miss')];
  return hits + misses === 0 ? null : formatPercent((100 * hits) / (hits + misses));
}

function reranking({ later }: Measured): Figure {
  const running = total(later, 'laurel_rerank_running') ?? 0;
  const done = total(later, 'laurel_rerank_events_done') ?? 0;
  const all = total(later, 'laurel_rerank_events_total') ?? 0;
  const progress = words.progress(formatNumber(done), formatNumber(all));
  return running > 0
    ? { name: words.reranking, value: formatPercent(all > 0 ? (100 * done) / all : 0), note: progress }
    : { name: words.reranking, value: words.noReranking };
}

function figures(measured: Measured): Figure[] {
  const { earlier, later } = measured;
  const latency = (share: number) => milliseconds(quantile(share, earlier, later, requests));
  const memory = total(later, 'process_resident_memory_bytes');
  return [
    { name: words.throughput, value: perSecond(measured, `${requests}_count`) },
    { name: words.median, value: latency(0.5) },
    { name: words.p95, value: latency(0.95) },
    { name: words.p99, value: latency(0.99) },
    { name: words.cacheHits, value: cacheHits(measured) },
    { name: words.queries, value: perSecond(measured, 'laurel_database_queries_total') },
    { name: words.eventLoop, value: milliseconds(worst(later, 'nodejs_eventloop_lag_p99_seconds')) },
    { name: words.memory, value: memory === null ? null : megabytes.format(memory / 1e6) },
    { name: words.live, value: formatNumber(total(later, 'laurel_live_clients') ?? 0) },
    { name: words.lag, value: words.events(worst(later, 'laurel_projection_lag_events') ?? 0) },
    reranking(measured),
  ];
}

/** Speed and load, as the processes measure them themselves. */
export function systemFigures(measured: Measured): TemplateResult {
  return html`<section class="analysis" aria-labelledby="measured">
    <h2 id="measured">${words.measured}</h2>
    <p class="hint">
      ${measured.earlier ? words.lately(formatNumber(Math.round(stretch(measured)))) : words.sinceStart}
    </p>
    <dl class="figures">
      ${figures(measured).map(
        ({ name, value, note }) =>
          html`<div>
            <dt>${name}</dt>
            <dd class="number">
              ${value ?? '–'}${note ? html` <span class="hint">${note}</span>` : nothing}
            </dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

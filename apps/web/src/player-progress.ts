import { html, nothing, type TemplateResult } from 'lit';
import { type BoardSummary, type HistoryPoint } from './api';
import { type Feed } from './feed';
import { formatScore } from './format-score';
import { isGlobal } from './game-modes';
import { type HistoryInterval } from './intervals';
import { shown } from './notice';
import { modeName, type ModePlaces } from './player-places';
import { hrefOf } from './route';
import { scoreDistribution } from './score-distribution';
import { scoreHistory } from './score-history';
import { tabs } from './tabs';
import { texts } from './texts';

interface Progress {
  playerId: number;
  /** What stands above the bar of the distribution that holds the player's score. */
  mark: string;
  places: ModePlaces[];
  /** The mode to show; null where the player has not played the one that was asked for. */
  shown: ModePlaces | null;
  history: Feed<HistoryPoint[]>;
  summary: Feed<BoardSummary>;
  interval: HistoryInterval;
}

/** A player's way in one mode: scores over time, and where the score stands among all. */
export function progressPart({ playerId, places, shown: place, ...charts }: Progress): TemplateResult {
  const played = places.filter(({ mode }) => !isGlobal(mode.code));
  const items = played.map(({ mode }) => ({
    label: modeName(mode),
    href: hrefOf({ view: 'player', id: playerId, mode: mode.code }),
    current: mode.code === place?.mode.code,
  }));
  return html`${tabs(texts.history.modesLabel, items)}
  ${place ? chartsPart(place, charts) : html`<p class="hint">${texts.history.none}</p>`}`;
}

function chartsPart(
  place: ModePlaces,
  { mark, history, summary, interval }: Pick<Progress, 'mark' | 'history' | 'summary' | 'interval'>,
): TemplateResult {
  return html`${figures(place)}
    <div class="charts">
      <div class="chart">
        <h3>${texts.history.overTime}</h3>
        <p class="hint">${place.mode.sort === 'asc' ? texts.history.lowestFirst : nothing}</p>
        ${shown(history, (points) => scoreHistory(points, place.mode, interval))}
      </div>
      <div class="chart">
        <h3>${texts.distribution.heading}</h3>
        ${shown(summary, (data) => distribution(data, place, mark))}
      </div>
    </div>`;
}

function figures({ mode, statistics }: ModePlaces): unknown {
  if (!statistics) return nothing;
  return html`<p class="dates">
    <span
      >${texts.history.best}:
      <span class="number strong">${formatScore(statistics.best_score, mode)}</span></span
    >
    <span
      >${texts.columns.average}:
      <span class="number strong">${meanText(statistics.avg_score, mode)}</span></span
    >
    <span>${texts.games(statistics.total_games)}</span>
  </p>`;
}

function distribution(summary: BoardSummary, { mode, first }: ModePlaces, mark: string): TemplateResult {
  if (summary.total_players === 0) return html`<p class="hint">${texts.distribution.none}</p>`;
  return html`<p class="hint">${distributionWords(summary, mode)}</p>
    ${scoreDistribution(summary, mode, [{ score: first.score, label: mark }])}`;
}

/** To two places at least, as the API gives averages, with the unit of the scores. */
function meanText(value: number, { decimals, unit }: ModePlaces['mode']): string {
  return formatScore(value, { decimals: Math.max(decimals ?? 0, 2), unit });
}

/** How many players there are, and the score in the middle, which may lie between two. */
export function distributionWords({ total_players, median }: BoardSummary, mode: ModePlaces['mode']): string {
  const among = texts.distribution.among(total_players);
  if (median === null) return among;
  const middle = Number.isInteger(median) ? formatScore : meanText;
  return `${among}, ${texts.distribution.median(middle(median, mode))}`;
}

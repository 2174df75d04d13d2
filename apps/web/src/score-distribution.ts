import { html, type TemplateResult } from 'lit';
import { type BoardSummary, type GameMode } from './api';
import './charts/bar-chart';
import { formatScore } from './format-score';
import { texts } from './texts';

/** A score to be found in the distribution. */
interface Mark {
  score: number | null;
  label: string;
}

/** Bars of a narrow board may have finer edges than its scores have digits. */
function edgeFormat({ histogram: [first] }: BoardSummary, mode: GameMode): (edge: number) => string {
  const width = first ? first.to - first.from : 1;
  const needed = width < 1 ? Math.ceil(-Math.log10(width)) : 0;
  const decimals = mode.decimals === null ? null : Math.max(mode.decimals, needed);
  return (edge) => formatScore(edge, { ...mode, decimals });
}

/** How the scores of a board are spread, with the bars that hold the scores of `marks`. */
export function scoreDistribution(summary: BoardSummary, mode: GameMode, marks: Mark[]): TemplateResult {
  const { histogram } = summary;
  const isIn = (score: number | null, index: number) => {
    const bar = histogram[index];
    if (!bar || score === null) return false;
    return score >= bar.from && (score < bar.to || index === histogram.length - 1);
  };
  const edge = edgeFormat(summary, mode);
  const bars = histogram.map(({ from, to, players }, index) => ({
    name: texts.distribution.between(edge(from), edge(to)),
    tick: edge(from),
    value: players,
    mark:
      marks
        .filter(({ score }) => isIn(score, index))
        .map(({ label }) => label)
        .join(' · ') || undefined,
  }));
  return html`<bar-chart
    edges
    .label=${texts.distribution.label(mode.name || mode.code)}
    .bars=${bars}
    .nameLabel=${texts.columns.score}
    .valueLabel=${texts.board.players}
  ></bar-chart>`;
}

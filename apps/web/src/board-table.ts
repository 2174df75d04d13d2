import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ref } from 'lit/directives/ref.js';
import { type BoardRow, type GameMode } from './api';
import { type LoadedRows, rowAt } from './board-rows';
import { formatNumber } from './format';
import { formatMean, formatScore } from './format-score';
import { ago } from './moment';
import { playerNames } from './player-name';
import { placeOf, tellsMovement } from './rank-badge';
import { texts } from './texts/first';
import { type VisibleRows } from './virtual-window';

interface BoardTable {
  caption: string;
  mode: GameMode;
  loaded: LoadedRows;
  visible: VisibleRows;
  /** Only ranks, names and what ranks: the first time, when somebody waits for them. */
  isBrief: boolean;
  /** Whose row is marked. */
  found: number | undefined;
}

interface Place {
  position: number;
  row: BoardRow | undefined;
}

function boardRow({ position, row }: Place, { mode, found, isBrief }: BoardTable): TemplateResult {
  if (!row) return placeholder(position);
  const isFound = row.player_id === found;
  return html`<tr
    data-player=${row.player_id}
    aria-rowindex=${position + 2}
    aria-current=${isFound ? 'true' : nothing}
  >
    <td class="rank-cell">${placeOf(row)}</td>
    <th scope="row" title=${row.display_name}>
      ${playerNames(row)}
      <span class="narrow-only">${texts.games(row.total_games)}</span>
    </th>
    <td class="number strong">${formatScore(row.score, mode)}</td>
    <td class="number wide-only">${isBrief ? nothing : formatNumber(row.total_games)}</td>
    <td class="number wide-only">${isBrief ? nothing : formatMean(row.avg_score, mode)}</td>
    <td class="wide-only when">${isBrief ? nothing : ago(row.achieved_at)}</td>
  </tr>`;
}

/** A row that is on its way. */
function placeholder(position: number): TemplateResult {
  return html`<tr class="pending" aria-rowindex=${position + 2} aria-hidden="true">
    <td class="rank-cell"></td>
    <th scope="row"><span class="bar"></span></th>
    <td class="number"></td>
    <td class="wide-only"></td>
    <td class="wide-only"></td>
    <td class="wide-only"></td>
  </tr>`;
}

/** The room of rows that are not there. The content policy allows no style in the markup, but one set by a script. */
function spacer(height: number): unknown {
  if (height === 0) return nothing;
  const stretch = (cell: Element | undefined) => {
    if (cell instanceof HTMLElement) cell.style.height = `${height}px`;
  };
  return html`<tr aria-hidden="true">
    <td class="spacer" ${ref(stretch)}></td>
  </tr>`;
}

/** Pages are of different moments: who moved in between may be in two of them, and stays at the first place. */
function placesIn(loaded: LoadedRows, { first, end }: VisibleRows): Place[] {
  const seen = new Set<number>();
  return Array.from({ length: end - first }, (_, index) => {
    const position = first + index;
    const row = rowAt(loaded, position);
    if (!row || seen.has(row.player_id)) return { position, row: undefined };
    seen.add(row.player_id);
    return { position, row };
  });
}

/** Columns keep their widths while the list moves: the best score and the number of players tell what they need. */
function widths({ loaded, mode }: BoardTable): string {
  const { best } = loaded;
  const isLong = best !== undefined && formatScore(best.score, mode).length > 11;
  const classes = { deep: loaded.total >= 100_000, 'long-scores': isLong, moving: tellsMovement(best) };
  return Object.entries(classes)
    .flatMap(([name, holds]) => (holds ? [name] : []))
    .join(' ');
}

/** The rows of a board with their ranks as the API gives them; of a long one, those on the screen. */
export function boardTable(table: BoardTable): TemplateResult {
  const { loaded, visible, mode } = table;
  return html`<table class="board ranked ${widths(table)}" aria-rowcount=${loaded.total + 1}>
    <caption class="visually-hidden">
      ${table.caption}
    </caption>
    <thead>
      <tr aria-rowindex="1">
        <th scope="col" class="rank-cell">${texts.columns.rank}</th>
        <th scope="col">${texts.columns.player}</th>
        <th scope="col" class="number">${texts.board.scoreColumn[mode.operator]}</th>
        <th scope="col" class="number wide-only">${texts.columns.games}</th>
        <th scope="col" class="number wide-only">${texts.columns.average}</th>
        <th scope="col" class="wide-only when">${texts.columns.reached}</th>
      </tr>
    </thead>
    <tbody>
      ${spacer(visible.above)}
      ${repeat(
        placesIn(loaded, visible),
        (place) => place.row?.player_id ?? `at ${place.position}`,
        (place) => boardRow(place, table),
      )}
      ${spacer(visible.below)}
    </tbody>
  </table>`;
}

import { html, nothing, type TemplateResult } from 'lit';
import { type PlayerAchievement } from './achievement';
import { api, type GameMode, type HistoryPoint, type Player, type PlayerRank } from './api';
import { achievementCount } from './achievement-card';
import { formatScore } from './format-score';
import { type HistoryInterval } from './intervals';
import { loadPlaces, modeName, type ModePlaces, rankText } from './player-places';
import { playerLink } from './player-name';
import { hrefOf } from './route';
import { bestSoFar, historyChart } from './score-history';
import { texts } from './texts';

/** One of two players who are compared. */
export interface Side {
  player: Player;
  places: ModePlaces[];
  achievements: PlayerAchievement[];
}

export async function loadSide(playerId: number, signal: AbortSignal): Promise<Side> {
  const [player, places, achievements] = await Promise.all([
    api.player(playerId, signal),
    loadPlaces(playerId, signal),
    api.achievementsOf(playerId, signal),
  ]);
  return { player, places, achievements };
}

/** A board that at least one of the two is on, with the places of both. */
export interface SharedBoard {
  mode: GameMode;
  ranks: [PlayerRank | undefined, PlayerRank | undefined];
}

export function boardsOf([one, other]: [Side, Side]): SharedBoard[] {
  const places = new Map([...one.places, ...other.places].map((place) => [place.mode.code, place.mode]));
  const rankIn = (side: Side, code: string) => side.places.find(({ mode }) => mode.code === code)?.first;
  return [...places].map(([code, mode]) => ({ mode, ranks: [rankIn(one, code), rankIn(other, code)] }));
}

/** Which of the two is ahead on a board: 0 or 1; null where none is, or where they do not meet. */
export function aheadOn({ ranks }: SharedBoard): 0 | 1 | null {
  const [one, other] = ranks.map((place) => place?.rank ?? null);
  if (one === null || one === undefined || other === null || other === undefined || one === other)
    return null;
  return one < other ? 0 : 1;
}

/** Who is ahead on how many of the boards that both are on, in a sentence. */
export function tally([one, other]: [Side, Side], boards: SharedBoard[]): string {
  const both = boards.filter(({ ranks }) => ranks.every((place) => typeof place?.rank === 'number'));
  const won = (side: 0 | 1) => both.filter((board) => aheadOn(board) === side).length;
  if (both.length > 0 && won(0) === won(1)) return texts.compare.level(both.length);
  const [leader, count] = won(0) >= won(1) ? [one, won(0)] : [other, won(1)];
  return texts.compare.tally(leader.player.display_name, count, both.length);
}

function cell(place: PlayerRank | undefined, mode: GameMode, isAhead: boolean): TemplateResult {
  if (!place || place.rank === null) return html`<td class="number">–</td>`;
  return html`<td class="number ${isAhead ? 'ahead' : ''}">
    <span class="strong">${place.score === null ? '–' : formatScore(place.score, mode)}</span>
    ${isAhead ? html`<span class="ahead-mark">${texts.compare.ahead}</span>` : nothing}
    <span class="compare-rank">${rankText(place)}</span>
  </td>`;
}

function boardRow(board: SharedBoard): TemplateResult {
  const { mode, ranks } = board;
  const ahead = aheadOn(board);
  return html`<tr>
    <th scope="row">
      <a href=${hrefOf({ view: 'board', mode: mode.code })}><bdi>${modeName(mode)}</bdi></a>
    </th>
    ${cell(ranks[0], mode, ahead === 0)} ${cell(ranks[1], mode, ahead === 1)}
  </tr>`;
}

export function boardsTable(sides: [Side, Side], boards: SharedBoard[]): TemplateResult {
  const head = ({ player }: Side) =>
    html`<th scope="col" class="number">
      ${playerLink({ player_id: player.id, display_name: player.display_name })}
    </th>`;
  return html`<table class="compared">
    <caption class="visually-hidden">
      ${texts.compare.boards}
    </caption>
    <thead>
      <tr>
        <th scope="col">${texts.compare.board}</th>
        ${sides.map(head)}
      </tr>
    </thead>
    <tbody>
      ${boards.map(boardRow)}
      <tr>
        <th scope="row" class="whole">${texts.compare.achievements}</th>
        ${sides.map(({ achievements }) => html`<td class="number">${achievementCount(achievements)}</td>`)}
      </tr>
    </tbody>
  </table>`;
}

/** How the personal bests of both grew, on one scale. */
export function historiesChart(
  sides: [Side, Side],
  histories: [HistoryPoint[], HistoryPoint[]],
  { mode, interval }: { mode: GameMode; interval: HistoryInterval },
): TemplateResult {
  const moments = [...new Set(histories.flat().map(({ at }) => Date.parse(at)))].sort(
    (one, other) => one - other,
  );
  return historyChart({
    label: texts.history.label(mode.name || mode.code),
    mode,
    interval,
    moments,
    series: histories.map((history, index) => ({
      name: sides[index]?.player.display_name ?? '',
      shape: 'step',
      values: bestSoFar(history, moments, mode),
    })),
  });
}

import { html, nothing, type TemplateResult } from 'lit';
import { api, type GameMode, type ModeStatistics, type PlayerBoard, type PlayerRank } from './api';
import { formatNumber, formatPercent } from './format';
import { formatScore } from './format-score';
import { firstPeriod, isGlobal, modeOf } from './game-modes';
import { playerLink } from './player-name';
import { rankBadge } from './rank-badge';
import { hrefOf } from './route';
import { texts } from './texts';

/** A player's places on the boards of one mode. */
export interface ModePlaces {
  mode: GameMode;
  /** The place on the board that the mode starts with. */
  first: PlayerRank;
  boards: PlayerBoard[];
  /** Missing for the board over all modes. */
  statistics: ModeStatistics | undefined;
}

/** All places of a player, the board over all modes first. One request a mode tells who is next. */
export async function loadPlaces(playerId: number, signal: AbortSignal): Promise<ModePlaces[]> {
  const [boards, statistics, known] = await Promise.all([
    api.ranksOf(playerId, signal),
    api.statisticsOf(playerId, signal),
    api.gameModes(signal),
  ]);
  const codes = [...new Set([...boards, ...statistics].map((entry) => entry.game_mode))];
  return Promise.all(
    codes.map(async (code) => {
      const mode = modeOf(code, known);
      const query = { game_mode: code, period: firstPeriod(mode) };
      return {
        mode,
        first: await api.rankOf(playerId, query, signal),
        boards: boards.filter((board) => board.game_mode === code),
        statistics: statistics.find((entry) => entry.game_mode === code),
      };
    }),
  );
}

export function modeName(mode: GameMode): string {
  return isGlobal(mode.code) ? texts.board.heading(mode.code, '') : mode.name || mode.code;
}

/** How a place compares, in words: the share of players behind it is never rounded up to all of them. */
export function standingWords({ rank, total_players, percentile }: PlayerRank): string {
  if (rank === null || percentile === null) return texts.places.noPlace;
  if (total_players === 1) return texts.places.alone;
  if (rank === 1) return texts.places.leads(total_players);
  const behind = Math.floor(percentile * 10) / 10;
  return behind === 0 ? texts.places.noneBehind : texts.places.ahead(percentile, formatPercent(behind));
}

export function rankText({ rank, total_players }: Pick<PlayerRank, 'rank' | 'total_players'>): unknown {
  if (rank === null) return nothing;
  return html`${rankBadge(rank)} <span class="of">${texts.result.of(total_players)}</span>`;
}

function nextPart({ next }: PlayerRank, mode: GameMode): unknown {
  if (!next) return nothing;
  return html`<span class="place-next"
    >${texts.places.next(formatScore(next.gap, mode))} ${playerLink(next)}</span
  >`;
}

function periodPlace(board: PlayerBoard, playerId: number): TemplateResult {
  const { game_mode: mode, period, rank, total_players } = board;
  return html`<li>
    <a href=${hrefOf({ view: 'board', mode, period, player: playerId })}>${texts.board.periods[period]}</a>
    <span class="number">${texts.places.rankOf(rank, formatNumber(total_players))}</span>
  </li>`;
}

function modePlaces({ mode, first, boards }: ModePlaces, playerId: number): TemplateResult {
  const others = boards.filter(({ period }) => period !== firstPeriod(mode));
  return html`<li class="place">
    <h3>
      <a href=${hrefOf({ view: 'board', mode: mode.code, player: playerId })}><bdi>${modeName(mode)}</bdi></a>
      ${mode.reset ? html`<span class="hint">${texts.board.periods.season}</span>` : nothing}
    </h3>
    <p class="place-rank">${rankText(first)}</p>
    <p class="place-score number strong">${first.score === null ? '–' : formatScore(first.score, mode)}</p>
    <p class="place-words">${standingWords(first)} ${nextPart(first, mode)}</p>
    <ul class="place-periods" aria-label=${texts.places.otherPeriods}>
      ${others.map((board) => periodPlace(board, playerId))}
    </ul>
  </li>`;
}

/** A player's places on every board, grouped by mode. */
export function placesPart(places: ModePlaces[], playerId: number): TemplateResult {
  return html`<ul class="places">
    ${places.map((place) => modePlaces(place, playerId))}
  </ul>`;
}

/** The mode played most. */
export function favouriteMode(places: ModePlaces[]): string | undefined {
  const games = (place: ModePlaces) => place.statistics?.total_games ?? 0;
  return places.filter(({ mode }) => !isGlobal(mode.code)).sort((one, other) => games(other) - games(one))[0]
    ?.mode.code;
}

import { html, nothing, type TemplateResult } from 'lit';
import { api, type ModeStatistics, type PlayerRank } from './api';
import { formatAverage, formatNumber, formatPercent } from './format';
import { rankBadge } from './rank-badge';
import { globalMode, hrefOf } from './route';
import { texts } from './texts';

export interface PlayerStandings {
  global: PlayerRank;
  modes: { statistics: ModeStatistics; rank: PlayerRank }[];
}

/** A player's rank on the global board, and rank and statistics in every mode played. */
export async function loadStandings(playerId: number, signal: AbortSignal): Promise<PlayerStandings> {
  const [global, statistics] = await Promise.all([
    api.rankOf(playerId, globalMode, signal),
    api.statisticsOf(playerId, signal),
  ]);
  const modes = await Promise.all(
    statistics.map(async (entry) => ({
      statistics: entry,
      rank: await api.rankOf(playerId, entry.game_mode, signal),
    })),
  );
  return { global, modes };
}

function rankText({ rank, total_players }: PlayerRank): TemplateResult | typeof nothing {
  if (rank === null) return nothing;
  return html`${rankBadge(rank)} <span class="of">${texts.result.of(total_players)}</span>`;
}

/** Rank on the global board, how many are behind, and who is next. */
function globalStanding(standing: PlayerRank): unknown {
  if (standing.rank === null) return nothing;
  const { next, percentile } = standing;
  const ahead = html`<span>${texts.player.ahead(formatPercent(percentile ?? 0))}</span>`;
  return html`<p class="standing">
    <a href=${hrefOf({ view: 'board', mode: globalMode })}>${texts.player.everyMode}</a>
    <span>${rankText(standing)}</span>
    ${percentile === null ? nothing : ahead}
    ${
      next
        ? html`<span
            >${texts.player.gap(formatNumber(next.gap))}
            <a href=${hrefOf({ view: 'player', id: next.player_id })}
              ><bdi>${next.display_name}</bdi></a
            ></span
          >`
        : nothing
    }
  </p>`;
}

function modeRow({ statistics, rank }: PlayerStandings['modes'][number]): TemplateResult {
  const { game_mode: mode, best_score, avg_score, total_games } = statistics;
  const average = formatAverage(avg_score);
  return html`<tr>
    <th scope="row">
      <a href=${hrefOf({ view: 'board', mode })}><bdi>${mode}</bdi></a>
      <span class="narrow-only">${texts.games(total_games)}, ${texts.average(average)}</span>
    </th>
    <td>${rankText(rank)}</td>
    <td class="number strong">${formatNumber(best_score)}</td>
    <td class="number wide-only">${formatNumber(total_games)}</td>
    <td class="number wide-only">${average}</td>
  </tr>`;
}

export function standingsPart({ global, modes }: PlayerStandings): TemplateResult {
  if (modes.length === 0) return html`<p class="hint">${texts.player.noGames}</p>`;
  return html`${globalStanding(global)}
    <table>
      <caption class="visually-hidden">
        ${texts.player.statistics}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.columns.mode}</th>
          <th scope="col">${texts.columns.rank}</th>
          <th scope="col" class="number">${texts.columns.bestScore}</th>
          <th scope="col" class="number wide-only">${texts.columns.games}</th>
          <th scope="col" class="number wide-only">${texts.columns.average}</th>
        </tr>
      </thead>
      <tbody>
        ${modes.map(modeRow)}
      </tbody>
    </table>`;
}

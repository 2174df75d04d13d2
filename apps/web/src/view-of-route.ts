import { html, type TemplateResult } from 'lit';
import './board-view';
import './nowhere-view';
import { type Route } from './route';

/** The element that shows a route; see `view-parts.ts` for when its code is here. */
export function viewOf(route: Route): TemplateResult {
  switch (route.view) {
    case 'board':
      return html`<board-view .place=${route}></board-view>`;
    case 'kiosk':
      return html`<kiosk-view .mode=${route.mode} .period=${route.period}></kiosk-view>`;
    case 'scores':
      return html`<scores-view .mode=${route.mode} .page=${route.page}></scores-view>`;
    case 'players':
      return html`<players-view .search=${route.search} .page=${route.page}></players-view>`;
    case 'new-player':
      return html`<new-player-view></new-player-view>`;
    case 'player':
      return html`<player-view .playerId=${route.id} .chosenMode=${route.mode}></player-view>`;
    case 'compare':
      return html`<compare-view .place=${route}></compare-view>`;
    case 'edit-player':
      return html`<edit-player-view .playerId=${route.id}></edit-player-view>`;
    case 'username':
      return html`<username-view .username=${route.username}></username-view>`;
    case 'submit':
      return html`<submit-view .playerId=${route.playerId} .mode=${route.mode}></submit-view>`;
    case 'achievements':
      return html`<achievements-view></achievements-view>`;
    case 'achievement-leaderboard':
      return html`<achievement-board-view
        .page=${route.page}
        .player=${route.player}
      ></achievement-board-view>`;
    case 'analytics':
      return html`<analytics-view .place=${route}></analytics-view>`;
    case 'activity':
      return html`<activity-view></activity-view>`;
    case 'status':
      return html`<status-view></status-view>`;
    case 'nowhere':
      return html`<nowhere-view></nowhere-view>`;
  }
}

/** Equal for routes that the same element can go on showing: a mode or a page is changed in place. */
export function elementKeyOf(route: Route): string {
  if (route.view === 'player' || route.view === 'edit-player') return `${route.view}/${route.id}`;
  if (route.view === 'compare') return `${route.view}/${route.id}/${route.otherId ?? ''}`;
  if (route.view === 'submit') return `${route.view}/${route.playerId}/${route.mode}`;
  return route.view;
}

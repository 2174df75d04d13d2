import { globalMode, type Route } from './route';
import { texts } from './texts/first';

/** Scrolls a row of links that is wider than its place so that the current one is in its middle. */
export function showCurrent(row: Element | null): void {
  const current = row?.querySelector('[aria-current=true]');
  if (!row || !current) return;
  const [around, link] = [row.getBoundingClientRect(), current.getBoundingClientRect()];
  row.scrollLeft += link.left + link.width / 2 - (around.left + around.width / 2);
}

export interface NavigationItem {
  label: string;
  route: Route;
  /** The views it stands for. */
  views: Route['view'][];
  /** Goes there, after `g`. */
  key: string;
}

export const navigationItems: NavigationItem[] = [
  {
    label: texts.nav.boards,
    route: { view: 'board', mode: globalMode },
    views: ['board', 'scores'],
    key: 'b',
  },
  {
    label: texts.nav.players,
    route: { view: 'players', search: '', page: 1 },
    views: ['players', 'player', 'compare', 'new-player', 'edit-player', 'username'],
    key: 'p',
  },
  {
    label: texts.nav.achievements,
    route: { view: 'achievements' },
    views: ['achievements', 'achievement-leaderboard'],
    key: 'a',
  },
  {
    label: texts.nav.analytics,
    route: { view: 'analytics', mode: globalMode },
    views: ['analytics'],
    key: 'n',
  },
  { label: texts.nav.activity, route: { view: 'activity' }, views: ['activity'], key: 'y' },
];

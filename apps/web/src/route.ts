import { type HistoryInterval, isInterval } from './intervals';
import { isPeriod, type PeriodName } from './periods';

/** A board in one of its periods, and the place in it to go to. */
export interface BoardRoute {
  view: 'board';
  mode: string;
  /** Missing: the one that the mode starts with. */
  period?: PeriodName;
  /** Which day, week, month or season; missing: the running one. */
  key?: string;
  /** Shows this rank. */
  rank?: number;
  /** Shows this player's row. */
  player?: number;
}

/** Two players side by side; without the other one: the choice of whom to compare with. */
export interface CompareRoute {
  view: 'compare';
  id: number;
  otherId?: number;
  mode?: string;
}

/** When people play, and how well, in a mode or in all; a chart's points stand for `interval`. */
export interface AnalyticsRoute {
  view: 'analytics';
  mode: string;
  interval?: HistoryInterval;
}

/** A view and what it shows; every one has an address of its own, so that Back, reload and links restore it. */
export type Route =
  | BoardRoute
  | { view: 'kiosk'; mode: string; period?: PeriodName }
  | { view: 'scores'; mode: string; page: number }
  | { view: 'players'; search: string; page: number }
  | { view: 'new-player' }
  /** Without a mode: the one played most. */
  | { view: 'player'; id: number; mode?: string }
  | CompareRoute
  | { view: 'edit-player'; id: number }
  | { view: 'username'; username: string }
  | { view: 'submit'; playerId: number | null; mode: string }
  | { view: 'achievements' }
  /** `player`: whose row is marked, and on which page it was found. */
  | { view: 'achievement-leaderboard'; page: number; player?: number }
  | AnalyticsRoute
  | { view: 'activity' }
  | { view: 'status' }
  | { view: 'nowhere' };

/** The mode that stands for the board over all modes. */
export const globalMode = 'GLOBAL';

/** The address of a view, from the `#` on. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'board':
      return `#/boards/${boardPart(route)}${query({ rank: route.rank ?? '', player: route.player ?? '' })}`;
    case 'kiosk':
      return `#/kiosk/${boardPart(route)}`;
    case 'scores':
      return `#/boards/${part(route.mode)}/scores${query({ page: pageText(route.page) })}`;
    case 'players':
      return `#/players${query({ search: route.search, page: pageText(route.page) })}`;
    case 'new-player':
      return '#/players/new';
    case 'player':
      return `#/players/${route.id}${query({ mode: route.mode ?? '' })}`;
    case 'compare':
      return `#/compare/${comparePart(route)}`;
    case 'edit-player':
      return `#/players/${route.id}/edit`;
    case 'username':
      return `#/players/username/${part(route.username)}`;
    case 'submit':
      return `#/submit${query({ player: route.playerId ?? '', mode: route.mode })}`;
    case 'achievements':
      return '#/achievements';
    case 'achievement-leaderboard':
      return `#/achievements/leaderboard${query({ page: pageText(route.page), player: route.player ?? '' })}`;
    case 'analytics':
      return `#/analytics/${part(route.mode)}${query({ by: route.interval ?? '' })}`;
    case 'activity':
      return '#/activity';
    case 'status':
      return '#/status';
    case 'nowhere':
      return '#/';
  }
}

/** The view at an address. */
export function routeOf(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const given = new URLSearchParams(search);
  try {
    const [first = '', ...rest] = path.split('/').map(decodeURIComponent);
    return routesByFirstPart.get(first)?.(rest, given) ?? { view: 'nowhere' };
  } catch {
    return { view: 'nowhere' };
  }
}

type Reader = (rest: string[], given: URLSearchParams) => Route | null;

const routesByFirstPart = new Map<string, Reader>(
  Object.entries<Reader>({
    '': () => ({ view: 'board', mode: globalMode }),
    boards: ([mode, period, key], given) => {
      if (!mode) return null;
      if (period === 'scores') return { view: 'scores', mode, page: numberOf(given.get('page'), 1) };
      const rank = numberOf(given.get('rank'), 0);
      const player = numberOf(given.get('player'), 0);
      const place: BoardRoute = { view: 'board', mode };
      if (rank) place.rank = rank;
      if (player) place.player = player;
      if (!period) return place;
      return isPeriod(period) ? { ...place, period, ...(key ? { key } : {}) } : null;
    },
    kiosk: ([mode, period]) => {
      if (!mode) return null;
      if (!period) return { view: 'kiosk', mode };
      return isPeriod(period) ? { view: 'kiosk', mode, period } : null;
    },
    players: ([first, second], given) => {
      if (!first) {
        return { view: 'players', search: given.get('search') ?? '', page: numberOf(given.get('page'), 1) };
      }
      if (first === 'new') return { view: 'new-player' };
      if (first === 'username') return second ? { view: 'username', username: second } : null;
      const id = numberOf(first, 0);
      if (id === 0) return null;
      if (second === 'edit') return { view: 'edit-player', id };
      const mode = given.get('mode');
      return { view: 'player', id, ...(mode ? { mode } : {}) };
    },
    compare: ([first, second, mode]) => {
      const [id, otherId] = [numberOf(first ?? null, 0), numberOf(second ?? null, 0)];
      if (id === 0 || (second && otherId === 0)) return null;
      return { view: 'compare', id, ...(otherId ? { otherId, ...(mode ? { mode } : {}) } : {}) };
    },
    submit: (_rest, given) => ({
      view: 'submit',
      playerId: numberOf(given.get('player'), 0) || null,
      mode: given.get('mode') ?? '',
    }),
    achievements: ([which], given) => {
      if (which !== 'leaderboard') return { view: 'achievements' };
      const player = numberOf(given.get('player'), 0);
      const page = numberOf(given.get('page'), 1);
      return { view: 'achievement-leaderboard', page, ...(player ? { player } : {}) };
    },
    analytics: ([mode], given) => {
      const by = given.get('by') ?? '';
      const place: AnalyticsRoute = { view: 'analytics', mode: mode || globalMode };
      return isInterval(by) ? { ...place, interval: by } : place;
    },
    activity: () => ({ view: 'activity' }),
    status: () => ({ view: 'status' }),
  }),
);

const part = encodeURIComponent;

function boardPart({ mode, period, key }: Pick<BoardRoute, 'mode' | 'period' | 'key'>): string {
  return [mode, period, period && key]
    .filter((text) => text !== undefined && text !== '')
    .map((text) => part(text as string))
    .join('/');
}

function comparePart({ id, otherId, mode }: CompareRoute): string {
  if (otherId === undefined) return String(id);
  return [id, otherId, ...(mode ? [part(mode)] : [])].join('/');
}

function pageText(page: number): string {
  return page > 1 ? String(page) : '';
}

function query(values: Record<string, string | number>): string {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  if (given.length === 0) return '';
  return `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

function numberOf(text: string | null, otherwise: number): number {
  return text !== null && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : otherwise;
}

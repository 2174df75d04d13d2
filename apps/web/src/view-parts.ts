import { type Route } from './route';

type ViewName = Route['view'];

/** The code of the views that are not in the first load: a file each, and one for what several share. */
const parts: Record<Exclude<ViewName, 'board' | 'nowhere'>, () => Promise<unknown>> = {
  kiosk: () => import('./kiosk-view'),
  scores: () => import('./scores-view'),
  players: () => import('./players-view'),
  'new-player': () => import('./player-form-view'),
  player: () => import('./player-view'),
  compare: () => import('./compare-view'),
  'edit-player': () => import('./player-form-view'),
  username: () => import('./username-view'),
  submit: () => import('./submit-view'),
  achievements: () => import('./achievements-view'),
  'achievement-leaderboard': () => import('./achievement-board-view'),
  analytics: () => import('./analytics-view'),
  activity: () => import('./activity-view'),
  status: () => import('./status-view'),
};

const here = new Set<ViewName>(['board', 'nowhere']);

/** Whether the view can be shown at once. */
export function isHere(view: ViewName): boolean {
  return here.has(view);
}

/** Errors: the browser's, where its file does not come. */
export async function fetchView(view: ViewName): Promise<void> {
  if (view === 'board' || view === 'nowhere') return;
  await parts[view]();
  here.add(view);
}

/** Fetches what completes every view. Errors: as `fetchView`. */
export async function fetchLater(): Promise<void> {
  await import('./later');
}

/** Fetches the other views, one after the other while nothing else is to do, so that the next one opens at once. */
export async function fetchOtherViews(): Promise<void> {
  for (const view of Object.keys(parts) as ViewName[]) {
    await idle();
    // What does not come now is asked for again where somebody goes there.
    await fetchView(view).catch(() => undefined);
  }
}

/** Resolves when the browser has nothing else to do; Safari does not tell. */
export function idle(): Promise<unknown> {
  return new Promise((resolve) =>
    'requestIdleCallback' in window ? requestIdleCallback(resolve) : setTimeout(resolve, 200),
  );
}

import { routeOf, type Route } from './route';
import { type Place } from './virtual-window';

interface EntryState {
  scrollY?: number;
  list?: Place;
}

let listPlace: Place | undefined;

/** Goes to a view; `replace` where the view stays and only its address changes. */
export function navigate(href: string, { replace = false } = {}): void {
  if (replace) history.replaceState(history.state, '', href);
  else history.pushState(null, '', href);
  window.dispatchEvent(new CustomEvent('laurel-route', { detail: { arrived: !replace } }));
}

export function currentRoute(): Route {
  return routeOf(location.hash);
}

/**
 * Calls back at every change of the address: links, Back and Forward, typing, `navigate`. `arrived` is false where
 * the view stays as it is.
 */
export function onRouteChange(changed: (arrived: boolean) => void): void {
  window.addEventListener('popstate', () => changed(true));
  window.addEventListener('laurel-route', (event) =>
    changed((event as CustomEvent<{ arrived: boolean }>).detail.arrived),
  );
}

/**
 * Keeps the scroll position of each entry in the history, except while it `isRestored`: a view is filled too late for the browser's
 * own memory.
 */
export function keepScroll(isRestored: () => boolean): void {
  history.scrollRestoration = 'manual';
  let pending = 0;
  window.addEventListener('scroll', () => {
    clearTimeout(pending);
    pending = window.setTimeout(() => {
      if (isRestored()) return;
      const state: EntryState = { scrollY: window.scrollY, ...(listPlace && { list: listPlace }) };
      history.replaceState(state, '');
    }, 100);
  });
  window.addEventListener('popstate', () => clearTimeout(pending));
}

/** Keeps, with the scroll position, where a list is; undefined: there is none. */
export function keepListPlace(place: Place | undefined): void {
  listPlace = place;
}

/** Where the list of this entry of the history was left; undefined for a new one. */
export function keptListPlace(): Place | undefined {
  return (history.state as EntryState | null)?.list;
}

/** Where this entry of the history was left; 0 for a new one. */
export function keptScroll(): number {
  return (history.state as EntryState | null)?.scrollY ?? 0;
}

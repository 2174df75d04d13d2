import { navigationItems } from './main-navigation';
import { navigate } from './navigation';
import { hrefOf } from './route';

const storageName = 'laurel-keys';
/** How long after `g` the second key counts. */
const secondKeyMs = 1_500;

/** Single keys get in the way of who dictates, or hits them by accident: they can be switched off (WCAG 2.1.4). */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(storageName) !== 'off';
  } catch {
    return true;
  }
}

export function switchKeys(on: boolean): void {
  try {
    localStorage.setItem(storageName, on ? 'on' : 'off');
  } catch {
    // Storage is switched off: the keys stay on.
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('input:not([type=radio], [type=checkbox]), textarea, select, dialog[open] *')
  );
}

/** Moves the focus from row to row; rows of a long list appear as it goes. */
function moveRow(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('main tbody tr, main .activity li')].flatMap(
    (row) => row.querySelector<HTMLElement>('a') ?? [],
  );
  const row = document.activeElement?.closest('tr, li');
  const at = links.findIndex((link) => row?.contains(link));
  const first = links.findIndex((link) => link.getBoundingClientRect().top > 0);
  const next = links[at < 0 ? first : at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

function search(): void {
  const field = document.querySelector<HTMLElement>('main [type=search], main [role=combobox]');
  if (field) field.focus();
  else navigate(hrefOf({ view: 'players', search: '', page: 1 }));
}

/** Listens to the keys that work everywhere; `help` shows which there are. */
export function listenToKeys(help: () => void): void {
  let isGoing = false;
  let patience = 0;
  const run = (key: string): boolean => {
    const item = isGoing ? navigationItems.find((known) => known.key === key) : undefined;
    isGoing = key === 'g' && !isGoing;
    clearTimeout(patience);
    if (isGoing) patience = window.setTimeout(() => (isGoing = false), secondKeyMs);
    if (item) navigate(hrefOf(item.route));
    else if (key === '/') search();
    else if (key === 'j' || key === 'k') moveRow(key === 'j' ? 1 : -1);
    else if (key === '?') help();
    else return false;
    return true;
  };
  document.addEventListener('keydown', (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (!isPlain || event.defaultPrevented || isTyping(event.target) || !keysAreOn()) return;
    if (run(event.key)) event.preventDefault();
  });
}

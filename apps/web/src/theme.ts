export type Theme = 'system' | 'light' | 'dark';

const storageName = 'laurel-theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageName);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(storageName, theme);
  } catch {
    // Storage is switched off: the choice holds until the page is closed.
  }
  applyTheme(theme);
}

export function applyTheme(theme: Theme): void {
  const dark = theme === 'system' ? prefersDark.matches : theme === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

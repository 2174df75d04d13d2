/** The languages of the page. A new one: a folder in `texts/`, its lines in `texts/first.ts` and `texts/index.ts`, and its name here. */
export const languages = { en: 'English', de: 'Deutsch' };
export type Language = keyof typeof languages;

const storageName = 'laurel-language';

function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

function storedLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(storageName) ?? '';
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

const codeOf = (locale: string) => locale.split('-')[0]?.toLowerCase() ?? '';

/** The one chosen on this page, else the first of the browser's that the page speaks. */
export const language: Language =
  storedLanguage() ?? navigator.languages.map(codeOf).find(isLanguage) ?? 'en';

/** How the viewer writes numbers and dates in that language: `en` may be `en-GB`, or `en-IN`. */
export const locale = navigator.languages.find((preferred) => codeOf(preferred) === language) ?? language;

/** Keeps the choice and starts the page anew: its address restores the view. */
export function chooseLanguage(chosen: Language): void {
  try {
    localStorage.setItem(storageName, chosen);
  } catch {
    return; // Storage is switched off: the browser's own setting decides.
  }
  location.reload();
}

import { language, type Language } from '../language';
import { de } from './de';
import { en } from './en';

const catalogues: Record<Language, typeof en> = { en, de };

/** Every text of the page, in its language. Names in running text are isolated; where they stand alone, `<bdi>` does it. */
export const texts = catalogues[language];

import { language, type Language } from '../language';
import { first as de } from './de/first';
import { first as en } from './en/first';

const catalogues: Record<Language, typeof en> = { en, de };

/** The texts that the first load needs; `texts/index.ts` has these and all others. */
export const texts = catalogues[language];

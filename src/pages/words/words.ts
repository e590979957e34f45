import { german } from './de/german.js';
import { english } from './en/english.js';
import { persian } from './fa/persian.js';

/** The catalogue of a language: another one is another object of this shape. */
export type Words = typeof english;

/** By language: what is listed here is all that there is. */
export const CATALOGUES: Readonly<Record<string, Words>> = { en: english, de: german, fa: persian };

/** The catalogue for a locale; a language that has none reads English. */
export const wordsFor = (locale: string): Words => CATALOGUES[new Intl.Locale(locale).language] ?? english;

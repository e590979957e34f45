import { english } from './en/english.js';

/** The catalogue of a language: another one is another object of this shape. */
export type Words = typeof english;

const CATALOGUES: Readonly<Record<string, Words>> = { en: english };

/** The catalogue for a locale; a language that has none reads English. */
export const wordsFor = (locale: string): Words => CATALOGUES[new Intl.Locale(locale).language] ?? english;

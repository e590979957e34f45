import { english } from './words/english.js';
import { german } from './words/german.js';
import type { MailWords } from './words/mail-words.js';
import { persian } from './words/persian.js';

/** By language: what is listed here is all that there is. */
export const MAIL_WORDS: Readonly<Record<string, MailWords>> = { en: english, de: german, fa: persian };

/** The catalogue for a locale; a language that has none reads English. */
export const mailWordsFor = (locale: string): MailWords =>
  MAIL_WORDS[new Intl.Locale(locale).language] ?? english;

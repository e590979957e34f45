import { english } from './words/english.js';
import { german } from './words/german.js';
import { persian } from './words/persian.js';

interface Mailed {
  readonly subject: string;
  readonly text: string;
}

/** Every word of the mails, in one language. What a stranger typed, a name above all, is in none of them. */
export interface MailWords {
  readonly signIn: (site: string, url: string) => Mailed;
  readonly signUp: (site: string, url: string, withPassword: boolean) => Mailed;
  readonly hasAccount: (site: string, url: string) => Mailed;
  readonly invited: (site: string, url: string, askForAnother: string) => Mailed;
}

/** By language: what is listed here is all that there is. */
export const MAIL_WORDS: Readonly<Record<string, MailWords>> = { en: english, de: german, fa: persian };

/** The catalogue for a locale; a language that has none reads English. */
export const mailWordsFor = (locale: string): MailWords =>
  MAIL_WORDS[new Intl.Locale(locale).language] ?? english;

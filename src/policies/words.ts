import { english } from './words/english.js';
import { german } from './words/german.js';
import { persian } from './words/persian.js';
import type { PolicyWords } from './words/policy-words.js';

/** By language: what is listed here is all that there is. */
export const POLICY_WORDS: Readonly<Record<string, PolicyWords>> = { en: english, de: german, fa: persian };

/** The words for a locale; a language that has none reads English. */
export const policyWordsFor = (locale: string): PolicyWords =>
  POLICY_WORDS[new Intl.Locale(locale).language] ?? english;

import { expect, it } from '@jest/globals';
import { preferredLocale } from './preferred-language.rules.js';

it.each([
  [undefined, null],
  ['', null],
  ['*', null],
  ['de', 'de'],
  ['de-ch,de;q=0.9,en;q=0.8', 'de-CH'],
  ['fa-IR;q=1', 'fa-IR'],
  ['no such language', null],
  ['x'.repeat(5_000), null],
  ['de-', null],
])('%s: %s', (header, locale) => expect(preferredLocale(header)).toBe(locale));

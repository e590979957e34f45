import { expect, it } from '@jest/globals';
import { durationInWords } from './durations.rules.js';

it.each([
  [0, 'en', '0 sec'],
  [59.4, 'en', '59 sec'],
  [312.5, 'en', '5 min'],
  [5_400, 'en', '1.5 hr'],
  [90_000, 'en', '25 hr'],
  [190_000, 'en', '2.2 days'],
  [5_400, 'de', '1,5 Std.'],
])('%d seconds in %s are %s', (seconds, locale, words) => {
  expect(durationInWords(seconds, locale)).toBe(words);
});

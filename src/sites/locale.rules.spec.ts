import { describe, expect, it } from '@jest/globals';
import { isLocale } from './locale.rules.js';

describe('isLocale', () => {
  it.each<[string, boolean]>([
    ...(['en', 'de-CH', 'fa-IR', 'zh-Hant-TW', 'EN-gb'].map((tag) => [tag, true]) as [string, boolean][]),
    ...(['', 'e', 'english please', 'de_CH', 'de-', 'a'.repeat(36)].map((tag) => [tag, false]) as [
      string,
      boolean,
    ][]),
  ])('%j: %p', (tag, is) => {
    expect(isLocale(tag)).toBe(is);
  });
});

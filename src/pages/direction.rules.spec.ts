import { describe, expect, it } from '@jest/globals';
import { arrowOf, directionOf } from './direction.rules.js';

describe('directionOf', () => {
  it.each([
    ...['ar', 'ar-EG', 'fa', 'fa-IR', 'fa-AF', 'he', 'he-IL', 'ur', 'ur-PK', 'ps', 'sd', 'ug', 'yi', 'ckb'],
    ...['dv', 'ks', 'nqo', 'az-Arab', 'pa-PK', 'pa-Arab', 'ms-Arab', 'en-Arab'],
  ])('%s is written from right to left', (locale) => {
    expect([directionOf(locale), arrowOf(locale)]).toEqual(['rtl', '←']);
  });

  it.each([
    ...['en', 'en-GB', 'de', 'de-CH', 'tr', 'ku', 'az', 'pa', 'ur-Latn', 'fa-Latn', 'sd-Deva', 'ja', 'zh-TW'],
    ...['und', 'xx', 'tlh'],
  ])('%s is written from left to right', (locale) => {
    expect([directionOf(locale), arrowOf(locale)]).toEqual(['ltr', '→']);
  });
});

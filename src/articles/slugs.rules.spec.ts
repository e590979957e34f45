import { describe, expect, it } from '@jest/globals';
import { nthSlug, slugOf, SLUG_LENGTH } from './slugs.rules.js';

describe('slugs', () => {
  it.each([
    ['Harbour plan: what the council decided', 'harbour-plan-what-the-council-decided'],
    ['  Über – 100 % Förderung?! ', 'uber-100-forderung'],
    ['بندر جدید', 'بندر-جدید'],
    ['新しい港', '新しい港'],
    ['???', 'article'],
    ['01A20A52-a0e3-749f-8d12-72d566adb9f1', 'article-01a20a52-a0e3-749f-8d12-72d566adb9f1'],
    ['', 'article'],
  ])('%s -> %s', (headline, slug) => {
    expect(slugOf(headline)).toBe(slug);
  });

  it('leaves room for a number', () => {
    const slug = slugOf('word '.repeat(100));
    expect(nthSlug(slug, 1)).toBe(slug);
    expect(nthSlug(slug, 12_345)).toMatch(/-12345$/);
    expect(nthSlug(slug, 12_345).length).toBeLessThanOrEqual(SLUG_LENGTH);
  });
});

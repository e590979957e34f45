import { describe, expect, it } from '@jest/globals';
import { atLeast, atMost, median, quantile, rowOf, shown } from './lines.rules.js';

describe('a row', () => {
  const line = { name: 'a line', unit: '', budget: atLeast(0.85) };

  it.each([
    ['kept', [{ value: 0.9 }], { value: 0.9, ok: true }],
    ['not kept', [{ value: 0.8 }], { value: 0.8, ok: false }],
    ['judged by the median of its repeats', [{ value: 0.8 }, { value: 1 }], { value: 0.9, ok: true }],
    [
      'not kept where something failed',
      [{ value: 0.9 }, { value: 0.9, failure: 'three answers were no 201' }],
      { value: 0.9, ok: false, reason: 'three answers were no 201' },
    ],
    [
      'not measured, with one reason once',
      [
        { value: null, failure: 'the service answered 404' },
        { value: null, failure: 'the service answered 404' },
      ],
      { value: null, values: [], ok: false, reason: 'the service answered 404' },
    ],
  ])('is %s', (_, measured, row) => {
    expect(rowOf(line, measured)).toMatchObject({ budget: '>= 0.85 x', ...row });
  });

  it('has no verdict without a budget', () => {
    expect(rowOf({ ...line, unit: 'MB', budget: null }, [{ value: 3 }])).toMatchObject({
      value: 3,
      ok: null,
      budget: null,
    });
  });

  it('names its unit in the budget', () => {
    expect(rowOf({ ...line, unit: 'MB', budget: atMost(1_900) }, [{ value: 3 }])).toMatchObject({
      ok: true,
      budget: '<= 1,900 MB',
    });
  });
});

describe('figures', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('median of %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('quantile', () => {
    const values = Array.from({ length: 100 }, (_, index) => index);
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)]).toEqual([50, 99, 99]);
  });

  it.each([
    [0.8512, '0.85'],
    [12.34, '12.3'],
    [18_666.7, '18,667'],
    [4, '4'],
  ])('%d is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text);
  });
});

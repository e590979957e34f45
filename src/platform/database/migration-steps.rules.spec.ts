import { describe, expect, it } from '@jest/globals';
import { keptBy } from './migration-steps.rules.js';

const names = ['People1763900000000', 'Articles1763900000001', 'Record1763900000002'];

describe('a target of migrations', () => {
  it.each([
    ['none', 0],
    ['0', 0],
    ['2', 2],
    ['3', 3],
    ['People', 1],
    ['Articles1763900000001', 2],
    ['Record', 3],
  ])('%s keeps %d', (target, kept) => {
    expect(keptBy(names, target)).toBe(kept);
  });

  it.each(['', '4', '-1', 'one', '1763900000000', 'articles'])('that is none is refused: "%s"', (target) => {
    expect(() => keptBy(names, target)).toThrow(expect.objectContaining({ code: 'migration_unknown' }));
  });
});

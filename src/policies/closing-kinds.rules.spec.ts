import { describe, expect, it } from '@jest/globals';
import type { ClosingCase } from './closing-facts.js';
import { hardLimit, timedClosings } from './closing-kinds.rules.js';
import type { ClosingPolicy } from './closing-policy.rules.js';

const at = (text: string): Date => new Date(text);
const caseOf = (site: ClosingPolicy, publishedAt: string, lastAt: string | null = null): ClosingCase => ({
  site,
  section: null,
  article: { policy: null, publishedAt: at(publishedAt) },
  thread: {
    manual: null,
    closeAt: null,
    message: null,
    arrivals: { count: lastAt === null ? 0 : 1, lastAt: lastAt === null ? null : at(lastAt) },
  },
  timeZone: 'Europe/Berlin',
});

describe('a day of a closing policy', () => {
  it.each([
    ['is 86,400 s', '2026-06-01T10:00:00.001Z', '2026-06-08T10:00:00.001Z'],
    ['is no longer when the clocks go back', '2026-10-24T10:00:00Z', '2026-10-31T10:00:00Z'],
    ['is no shorter when they go forward', '2026-03-28T10:00:00Z', '2026-04-04T10:00:00Z'],
    ['may be a leap day', '2028-02-26T10:00:00Z', '2028-03-04T10:00:00Z'],
  ])('%s', (_, from, to) => {
    const closesAt = at(to);
    const age = timedClosings(caseOf({ closeAfterDays: 7 }, from));
    expect(age).toEqual([{ because: 'age', level: 'site', closesAt, limit: 7 }]);
    const inactivity = timedClosings(caseOf({ closeWhenIdleDays: 7 }, '2020-01-01T00:00:00Z', from));
    expect(inactivity).toEqual([{ because: 'inactivity', level: 'site', closesAt, limit: 7 }]);
    expect(hardLimit(caseOf({ maxOpenDays: 7 }, from))).toEqual({
      because: 'maxOpenDays',
      level: 'site',
      closesAt,
      limit: 7,
    });
  });

  it('beyond the years that can be written down closes never', () => {
    expect(timedClosings(caseOf({ closeAfterDays: 36_500 }, '9999-01-01T00:00:00Z'))).toEqual([]);
    expect(hardLimit(caseOf({ maxOpenDays: 36_500 }, '9999-01-01T00:00:00Z'))).toBeNull();
  });
});

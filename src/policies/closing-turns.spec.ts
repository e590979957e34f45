import { describe, expect, it } from '@jest/globals';
import { at, caseOf, now, reopened } from '../../test/support/closing-cases.js';
import { nextChange, nextTurn, turnsByArrival } from './closing.rules.js';

describe('nextTurn', () => {
  it.each<[string, Parameters<typeof caseOf>[0], Date | null]>([
    ['nothing set', {}, null],
    ['the earliest of what closes', { site: { closeAfterDays: 30, maxOpenDays: 25 } }, at(26)],
    ['what has closed turns no more', { site: { closeAfterDays: 3 } }, null],
    ['the hard limit, beneath a closing', { site: { closeAfterDays: 3, maxOpenDays: 25 } }, at(26)],
    ['the end of a reopening', { thread: { manual: reopened(at(10), at(22)) } }, at(22)],
    ['pauses are none', { site: { hours: { weekly: {} } } }, null],
    ['an instant that has come is none', { thread: { closeAt: now } }, null],
  ])('%s', (_, difference, turn) => {
    expect(nextTurn(caseOf(difference), now)).toEqual(turn);
  });
});

describe('nextChange', () => {
  it.each<[string, Parameters<typeof caseOf>[0], Date | null]>([
    ['nothing set', {}, null],
    ['a turn', { site: { closeAfterDays: 30, maxOpenDays: 25 } }, at(26)],
    ['the end of likes, after a closing', { site: { closeAfterDays: 19, likesCloseAfterDays: 2 } }, at(22)],
    ['likes that have ended', { site: { closeAfterDays: 3, likesCloseAfterDays: 2 } }, null],
    [
      'likes of a closing of unknown age have',
      { site: { likesCloseAfterDays: 2 }, thread: { manual: { state: 'closed', since: null, until: null } } },
      null,
    ],
    ['a desk that never comes', { site: { hours: { weekly: {} } } }, null],
    ['a turn beneath a pause', { site: { hours: { weekly: {} }, closeAfterDays: 30 } }, at(31)],
  ])('%s', (_, difference, change) => {
    expect(nextChange(caseOf(difference), now)).toEqual(change);
  });
});

describe('turnsByArrival', () => {
  const arrived = (count: number) => ({ arrivals: { count, lastAt: count === 0 ? null : at(18) } });
  it.each<[string, Parameters<typeof caseOf>[0], boolean]>([
    ['nothing set', {}, false],
    ['the last one that is taken', { site: { closeAfterComments: 3 }, thread: arrived(2) }, true],
    ['one before the last', { site: { closeAfterComments: 3 }, thread: arrived(1) }, false],
    [
      'one that is let in although the thread had fallen silent',
      { site: { closeWhenIdleDays: 1, maxOpenDays: 365 }, thread: arrived(1) },
      true,
    ],
    [
      'the first in a thread without a date, long before its schedule',
      { site: { closeWhenIdleDays: 3, closeAt: at(300).toISOString() }, publishedAt: null },
      true,
    ],
    ['in a thread that is closed already', { site: { closeAfterComments: 3 }, thread: arrived(3) }, false],
    ['the first in a thread without a date', { site: { closeWhenIdleDays: 3 }, publishedAt: null }, true],
    ['the second in one', { site: { closeWhenIdleDays: 3 }, publishedAt: null, thread: arrived(1) }, false],
    [
      'in a thread that is reopened against its count',
      { site: { closeAfterComments: 3 }, thread: { ...arrived(2), manual: reopened(at(10), null) } },
      false,
    ],
  ])('%s', (_, difference, turns) => {
    expect(turnsByArrival(caseOf(difference), now)).toBe(turns);
  });
});

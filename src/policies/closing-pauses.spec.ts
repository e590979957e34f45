import { describe, expect, it } from '@jest/globals';
import { at, caseOf, now, open, reopened } from '../../test/support/closing-cases.js';
import { closingOf } from './closing.rules.js';

const queue = { pauseAbove: 5, resumeBelow: 2 };

describe('a pause by the queue', () => {
  it.each<[string, Parameters<typeof caseOf>[0], object]>([
    [
      'too much waits at the site',
      { site: { queue }, queueSince: { site: at(19) } },
      { state: 'paused', because: 'queue', level: 'site', since: at(19), closesAt: null, reopensAt: null },
    ],
    ['nothing waits', { site: { queue } }, open],
    [
      'what waits in a section with limits of its own',
      { section: { queue }, queueSince: { site: at(19) } },
      open,
    ],
    [
      'too much waits in a section with limits of its own',
      { site: { queue }, section: { queue }, queueSince: { section: at(18) } },
      { state: 'paused', because: 'queue', level: 'section', since: at(18) },
    ],
    [
      'the queue is off for the article',
      { site: { queue }, article: { queue: 'off' }, queueSince: { site: at(19) } },
      open,
    ],
    ['limits that are gone', { queueSince: { site: at(19) } }, open],
    [
      'a reopening does not shorten the queue',
      { site: { queue }, queueSince: { site: at(19) }, thread: { manual: reopened(at(10), null) } },
      { state: 'paused', because: 'queue' },
    ],
    [
      'closed goes before paused',
      { site: { queue, closeAfterDays: 3 }, queueSince: { site: at(19) } },
      { because: 'age' },
    ],
    [
      'the desk is away and the queue is long: the desk is told, and its return opens nothing',
      { site: { queue, hours: { weekly: { wed: [['09:00', '18:00']] } } }, queueSince: { site: at(19) } },
      { state: 'paused', because: 'hours', reopensAt: null },
    ],
  ])('%s', (_, difference, expected) => {
    expect(closingOf({ ...caseOf(difference), now })).toMatchObject(expected);
  });
});

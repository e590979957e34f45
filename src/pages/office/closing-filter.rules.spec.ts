import { describe, expect, it } from '@jest/globals';
import { manyFormOf, readManyForm } from './closing-filter.rules.js';

describe('the form that lists many discussions', () => {
  it.each([
    ['nothing', {}, { action: 'close', filter: {} }],
    ['all', { all: 'on', section: ' ' }, { action: 'close', filter: { all: true } }],
    [
      'dates begin with their day',
      { publishedBefore: '2026-11-02', lastCommentBefore: '2026-07-01', section: 'city' },
      {
        action: 'close',
        filter: {
          publishedBefore: '2026-11-01T23:00:00.000Z',
          lastCommentBefore: '2026-06-30T22:00:00.000Z',
          section: 'city',
        },
      },
    ],
    [
      'a close, with what belongs to it alone',
      { all: 'on', message: ' Enough. ', reason: 'Old', at: '2026-11-02T18:00', until: '2026-11-03T18:00' },
      {
        ...{ action: 'close', filter: { all: true }, message: 'Enough.', reason: 'Old' },
        at: '2026-11-02T17:00:00.000Z',
      },
    ],
    [
      'a reopening, with what belongs to it alone',
      { action: 'reopen', all: 'on', message: 'Enough.', at: 'x', until: '2026-11-03T18:00' },
      { action: 'reopen', filter: { all: true }, until: '2026-11-03T17:00:00.000Z' },
    ],
  ])('%s', (_what, typed, body) => {
    expect(readManyForm(typed as Record<string, string>, 'Europe/Berlin')).toEqual({ body });
    const listed = { message: null, reason: null, at: null, until: null, ...body } as never;
    const again = manyFormOf(listed, 'Europe/Berlin');
    expect(readManyForm(again, 'Europe/Berlin')).toEqual({ body });
  });

  it.each([
    ['publishedAfter', { publishedAfter: 'May' }],
    ['lastCommentBefore', { lastCommentBefore: '2026-02-30' }],
    ['at', { at: 'noon' }],
    ['until', { action: 'reopen', until: '18:00' }],
  ])('%s is no time', (unreadable, typed) => {
    expect(readManyForm(typed as unknown as Record<string, string>, 'UTC')).toEqual({ unreadable });
  });
});

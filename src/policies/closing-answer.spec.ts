import { describe, expect, it } from '@jest/globals';
import { at, caseOf, closed, likesAfter, now, open, plain } from '../../test/support/closing-cases.js';

import { closingOf } from './closing.rules.js';

describe('what closingOf tells', () => {
  it('answers every member', () => {
    expect(closingOf({ ...plain, now })).toEqual({
      ...open,
      reopensAt: null,
      message: '',
      accepts: { comments: true, replies: true, edits: true, likes: true, reports: true },
    });
  });

  it.each<[string, Parameters<typeof caseOf>[0], object]>([
    [
      'closed',
      { thread: { manual: closed(at(19)) } },
      { comments: false, replies: false, edits: true, likes: true, reports: true },
    ],
    [
      'closed by age',
      { site: { closeAfterDays: 1 } },
      { comments: false, replies: false, edits: true, likes: true, reports: true },
    ],
    [
      'the site is off',
      { site: { switch: 'off' } },
      { comments: false, replies: false, edits: false, likes: false, reports: true },
    ],
    ['closed, and the days of likes are over', likesAfter(1), { edits: true, likes: false, reports: true }],
    ['closed, and a day of likes is left', likesAfter(2), { likes: true }],
    [
      'closed at an unknown instant',
      { site: { likesCloseAfterDays: 9 }, thread: { manual: { state: 'closed', since: null, until: null } } },
      { likes: false },
    ],
    ['paused', { site: { likesCloseAfterDays: 0, hours: { weekly: {} } } }, { comments: false, likes: true }],
  ])('accepts, when %s', (_, difference, accepts) => {
    expect(closingOf({ ...caseOf(difference), now }).accepts).toMatchObject(accepts);
  });

  const levels = {
    site: { message: 'of the site' },
    section: { message: 'of the section' },
    article: { message: 'of the article' },
  };
  it.each<[string, Parameters<typeof caseOf>[0], string]>([
    ['the default', { thread: { manual: closed(at(19)) } }, 'Comments are closed.'],
    [
      "the thread's, closed by hand",
      { ...levels, thread: { manual: closed(at(19)), message: 'of the thread' } },
      'of the thread',
    ],
    [
      "the thread's, scheduled",
      { ...levels, thread: { closeAt: at(6), message: 'of the thread' } },
      'of the thread',
    ],
    [
      "not the thread's, where a level above decides",
      { ...levels, section: { ...levels.section, closeAfterDays: 1 }, thread: { message: 'of the thread' } },
      'of the article',
    ],
    ["the article's", { ...levels, thread: { manual: closed(at(19)) } }, 'of the article'],
    ["the section's", { ...levels, article: {}, thread: { manual: closed(at(19)) } }, 'of the section'],
    ["the site's", { site: { ...levels.site, switch: 'off' } }, 'of the site'],
    ['none while open', levels, ''],
  ])('message: %s', (_, difference, message) => {
    expect(closingOf({ ...caseOf(difference), now }).message).toBe(message);
  });
});

import type { ClosingCase } from '../policies/closing-facts.js';
import { closingOf } from '../policies/closing.rules.js';
import { exampleId } from '../platform/http/examples.js';
import { presentClosing } from './present-closing.js';
import { explained, type ExplainedClosing } from './read-closing.js';

const FACTS: ClosingCase = {
  site: null,
  section: null,
  article: { policy: { closeAfterDays: 14 }, publishedAt: new Date('2026-11-02T08:00:00Z') },
  thread: { manual: null, closeAt: null, message: null, arrivals: { count: 0, lastAt: null } },
  timeZone: 'UTC',
  queueSince: { site: null, section: null, article: null },
};

const answer = (facts: ClosingCase, at: string): ExplainedClosing => {
  const now = new Date(at);
  return explained(closingOf({ ...facts, now }), { locale: 'en-GB', timeZone: facts.timeZone, now });
};

const EXAMPLE_OPEN = answer(FACTS, '2026-11-02T09:00:00Z');

export const EXAMPLE_CLOSED = answer(FACTS, '2026-11-20T09:00:00Z');

export const EXAMPLE_PAUSED = answer(
  {
    ...FACTS,
    site: { hours: { weekly: { mon: [['08:00', '18:00']] } }, message: 'Comments are open from 8 to 18 h.' },
  },
  '2026-11-02T19:00:00Z',
);

const EXAMPLE_REOPENED = answer(
  {
    ...FACTS,
    thread: {
      ...FACTS.thread,
      manual: {
        state: 'open',
        since: new Date('2026-11-20T09:00:00Z'),
        until: new Date('2026-11-30T17:00:00Z'),
      },
    },
  },
  '2026-11-20T09:00:00Z',
);

const open = presentClosing(EXAMPLE_OPEN);
const closed = presentClosing(EXAMPLE_CLOSED);
const paused = presentClosing(EXAMPLE_PAUSED);
const reopened = presentClosing(EXAMPLE_REOPENED);

export const CLOSED_EXAMPLES = {
  closed: { closing: closed },
  later: { closing: open },
  pausedUntilThen: { closing: paused },
};

export const REOPENED_EXAMPLES = { reopened: { closing: reopened }, paused: { closing: paused } };

const THREAD = {
  id: exampleId('thread'),
  revision: 7,
  closing: open,
  mode: 'after',
  slowMode: { seconds: 60, until: '2026-11-02T20:00:00.000Z' },
  counts: { published: 2, topLevel: 1 },
  policy: { version: 2, url: '/policy', acceptance: 'implied', changedAt: '2026-11-01T08:00:00.000Z' },
};

export const THREAD_EXAMPLES = {
  open: THREAD,
  closed: { ...THREAD, closing: closed },
  paused: { ...THREAD, closing: paused },
  reopened: { ...THREAD, closing: reopened },
};

const EXAMPLE = {
  articleId: exampleId('article'),
  slug: 'the-bridge-opens-on-monday',
  headline: 'The bridge opens on Monday',
  effect: 'close',
  because: 'age',
};

export const PREVIEW_EXAMPLE = {
  version: 2,
  now: {
    close: { count: 1, examples: [{ ...EXAMPLE, at: '2026-11-24T08:00:00.000Z' }] },
    reopen: {
      count: 1,
      examples: [{ ...EXAMPLE, effect: 'reopen', because: null, at: '2026-11-24T08:00:00.000Z' }],
    },
    pause: {
      count: 1,
      examples: [{ ...EXAMPLE, effect: 'pause', because: 'hours', at: '2026-11-24T08:00:00.000Z' }],
    },
  },
  next30Days: {
    close: { count: 1, examples: [{ ...EXAMPLE, at: '2026-12-08T08:00:00.000Z' }] },
    reopen: {
      count: 1,
      examples: [{ ...EXAMPLE, effect: 'reopen', because: null, at: '2026-11-25T08:00:00.000Z' }],
    },
    pause: {
      count: 1,
      examples: [{ ...EXAMPLE, effect: 'pause', because: 'hours', at: '2026-11-24T17:00:00.000Z' }],
    },
  },
  days: [
    { date: '2026-11-24', close: 0, reopen: 0, pause: 1 },
    { date: '2026-11-25', close: 0, reopen: 1, pause: 0 },
    { date: '2026-12-08', close: 1, reopen: 0, pause: 0 },
  ],
};

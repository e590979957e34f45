import { closingOf, type Closing } from '../policies/closing.rules.js';
import { exampleId } from '../platform/http/examples.js';
import { presentClosing } from './present-closing.js';

const FACTS = {
  site: null,
  section: null,
  article: { policy: { closeAfterDays: 14 }, publishedAt: new Date('2026-11-02T08:00:00Z') },
  thread: { manual: null, closeAt: null, message: null },
};

const EXAMPLE_OPEN = closingOf({ ...FACTS, now: new Date('2026-11-02T09:00:00Z') });

export const EXAMPLE_CLOSED = closingOf({ ...FACTS, now: new Date('2026-11-20T09:00:00Z') });

export const EXAMPLE_PAUSED: Closing = {
  ...EXAMPLE_CLOSED,
  state: 'paused',
  because: 'hours',
  level: 'site',
  reopensAt: new Date('2026-11-21T08:00:00Z'),
  message: 'Comments are open from 8 to 18 h.',
};

export const CLOSED_EXAMPLE = { closing: presentClosing(EXAMPLE_CLOSED) };

export const REOPENED_EXAMPLE = { closing: presentClosing(EXAMPLE_OPEN) };

export const THREAD_EXAMPLE = {
  id: exampleId('thread'),
  revision: 7,
  closing: presentClosing(EXAMPLE_OPEN),
  mode: 'after',
  counts: { published: 2, topLevel: 1 },
  policy: { version: 1, url: '/policy' },
};

import { exampleId } from '../../platform/http/examples.js';

const RESULTS = { done: 0, unchanged: 0, refused: 0, undone: 0, skipped: 0, left: 0 };

const READY = {
  id: exampleId('closing'),
  action: 'close',
  filter: {
    section: 'sport',
    publishedBefore: '2026-10-01T00:00:00+02:00',
    publishedAfter: '2026-01-01T00:00:00+01:00',
    lastCommentBefore: '2026-11-01T00:00:00+01:00',
    articles: [exampleId('article')],
  },
  message: 'This discussion has ended.',
  reason: 'End of the season.',
  at: null,
  until: null,
  count: 1,
  state: 'ready',
  results: { ...RESULTS, left: 1 },
  examples: [
    {
      threadId: exampleId('thread'),
      articleId: exampleId('article'),
      slug: 'the-bridge-opens-on-monday',
      headline: 'The bridge opens on Monday',
    },
  ],
  createdAt: '2026-11-20T09:00:00.000Z',
};

const REOPENING = {
  ...READY,
  action: 'reopen',
  filter: { all: true },
  message: null,
  reason: null,
  until: '2026-11-30T17:00:00.000Z',
};

export const LISTED_EXAMPLES = { close: READY, reopen: REOPENING };

export const RUN_EXAMPLES = {
  done: { ...READY, state: 'done', results: { ...RESULTS, done: 1 } },
  overridden: { ...REOPENING, state: 'done', results: { ...RESULTS, refused: 1 } },
};

export const UNDONE_EXAMPLES = {
  undone: { ...READY, state: 'undone', results: { ...RESULTS, undone: 1 } },
  changedSince: { ...REOPENING, state: 'undone', results: { ...RESULTS, skipped: 1 } },
};

export const STANDING_EXAMPLES = {
  ready: READY,
  running: { ...REOPENING, state: 'running' },
  done: RUN_EXAMPLES.done,
  undone: UNDONE_EXAMPLES.undone,
};

const threadId = exampleId('thread');

export const RESULTS_EXAMPLE = {
  items: [
    { threadId, result: 'done' },
    { threadId: exampleId('comment'), result: 'refused', code: 'reopen_has_no_effect' },
  ],
  nextCursor: null,
};

import { HELD_EXAMPLE } from '../../comments/comments.examples.js';
import { exampleId } from '../../platform/http/examples.js';

const { id, author, html, status, revision } = HELD_EXAMPLE;
const NONE = { decided: 0, stale: 0, claimed: 0, refused: 0, undone: 0, changedSince: 0, kept: 0, left: 0 };

const READY = {
  id: exampleId('bulk-decision'),
  action: 'reject',
  rule: 'spam',
  note: 'The same shop again.',
  filter: {
    queue: 'held',
    status: 'held',
    section: 'sport',
    author: exampleId('guest'),
    article: exampleId('article'),
    reason: 'links',
    postedAfter: '2026-11-20T00:00:00+01:00',
    postedBefore: '2026-11-21T00:00:00+01:00',
  },
  count: 1,
  leftOut: { own: 0, claimed: 0, unfit: 0, unknown: 0 },
  state: 'ready',
  results: { ...NONE, left: 1 },
  examples: [
    {
      id,
      author,
      html,
      status,
      revision,
      article: {
        id: exampleId('article'),
        slug: 'the-bridge-opens-on-monday',
        headline: 'The bridge opens on Monday',
      },
    },
  ],
  createdAt: '2026-11-20T09:00:00.000Z',
  endedAt: null as string | null,
};

const NAMED = { ...READY, action: 'approve', rule: null, note: null, filter: null };
const ENDED = '2026-11-20T09:01:00.000Z';

export const LISTED_EXAMPLES = { filter: READY, ids: NAMED };

export const RUN_EXAMPLES = {
  done: { ...READY, state: 'done', results: { ...NONE, decided: 1 }, endedAt: ENDED },
  running: { ...NAMED, state: 'running' },
};

export const UNDONE_EXAMPLES = {
  undone: { ...READY, state: 'undone', results: { ...NONE, undone: 1 }, endedAt: ENDED },
  undoing: { ...NAMED, state: 'undoing', results: { ...NONE, decided: 1 }, endedAt: ENDED },
};

export const STANDING_EXAMPLES = { ...LISTED_EXAMPLES, ...RUN_EXAMPLES, ...UNDONE_EXAMPLES };

export const RESULTS_EXAMPLE = {
  items: [
    { commentId: exampleId('comment'), result: 'decided', decisionId: exampleId('decision') },
    {
      commentId: exampleId('reply'),
      result: 'stale',
      decisionId: exampleId('decision'),
      code: 'stale_decision',
      action: 'approve',
      decidedBy: exampleId('account'),
    },
  ],
  nextCursor: null,
};

import { HELD_EXAMPLE } from '../comments/comments.examples.js';
import { exampleId } from '../platform/http/examples.js';
import { QUEUES } from '../queues/items.js';
import { SANCTION_EXAMPLES } from '../sanctions/sanctions.examples.js';
import { RUN_EXAMPLES } from './bulk-decisions/bulk-decisions.examples.js';
import type { PresentedClaim } from './claim-items.js';
import type { Decided } from './decide.js';
import type { ListedItem } from './list-items.js';
import type { Undone } from './undo-decision.js';

export const QUEUES_EXAMPLE = {
  items: QUEUES.map((queue) => ({
    queue,
    count: queue === 'held' ? 1 : 0,
    oldestAt: queue === 'held' ? '2026-11-02T08:41:07.250Z' : null,
  })),
};

export const ITEM_EXAMPLE: ListedItem = {
  id: exampleId('item'),
  queue: 'held',
  kind: 'comment',
  subjectId: HELD_EXAMPLE.id,
  revision: HELD_EXAMPLE.revision,
  reasons: [{ reason: 'links', evidence: { links: 3 } }],
  priority: 2,
  language: 'en',
  openedAt: new Date('2026-11-02T08:41:07.250Z'),
  claimedBy: null,
  claimedUntil: null,
  comment: HELD_EXAMPLE,
  article: {
    id: exampleId('article'),
    slug: 'the-bridge-opens-on-monday',
    headline: 'The bridge opens on Monday',
  },
};

export const ITEM_IN_HAND_EXAMPLE: ListedItem = {
  ...ITEM_EXAMPLE,
  claimedBy: { id: exampleId('account'), name: 'Mary Shelley' },
  claimedUntil: new Date('2026-11-02T09:25:00Z'),
};

const { comment: _comment, article: _article, claimedBy: _by, claimedUntil: _until, ...item } = ITEM_EXAMPLE;

export const CLAIM_EXAMPLE: PresentedClaim = {
  id: exampleId('claim'),
  expiresAt: new Date('2026-11-02T09:25:00Z'),
  item,
};

export const DECIDED_EXAMPLE: Decided = {
  id: exampleId('decision'),
  commentId: HELD_EXAMPLE.id,
  action: 'reject',
  rule: 'off-topic',
  policyVersion: 1,
  status: 'rejected',
  revision: 2,
  decidedAt: new Date('2026-11-02T09:20:00Z'),
};

export const UNDONE_EXAMPLE: Undone = {
  id: exampleId('decision'),
  commentId: HELD_EXAMPLE.id,
  status: 'held',
  revision: 3,
  undoneAt: new Date('2026-11-02T09:21:00Z'),
};

export const SANCTIONED_EXAMPLES = {
  ...Object.fromEntries(
    Object.entries(SANCTION_EXAMPLES).map(([name, sanction]) => [name, { ...sanction, removal: null }]),
  ),
  withRemoval: {
    ...SANCTION_EXAMPLES.mute!,
    removal: { ...RUN_EXAMPLES.done, filter: { postedAfter: '2026-11-01T00:00:00Z' } },
  },
};

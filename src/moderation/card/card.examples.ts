import { COMMENT_EXAMPLE, HELD_EXAMPLE } from '../../comments/comments.examples.js';
import { permalinkOf } from '../../comments/permalink.js';
import { exampleId } from '../../platform/http/examples.js';
import { compareTexts } from '../../platform/text/compare-texts.js';
import { NOTE_EXAMPLE, SANCTIONS_EXAMPLE } from '../../sanctions/sanctions.examples.js';
import { THREAD_EXAMPLES } from '../../threads/closing.examples.js';
import { ITEM_EXAMPLE } from '../moderation.examples.js';
import { REPORT_EXAMPLE } from '../reports/reports.examples.js';
import { AUTHOR_EXAMPLE } from '../search/search.examples.js';
import type { Card } from './read-card.js';

const TEXTS = ['Was it the mayor?', 'Was it the mayor? www.a.example www.b.example www.c.example'] as const;
const MARY = { id: exampleId('account'), name: 'Mary Shelley' };
const LINKS = { links: 3, limit: 2 };
const STANDING = { check: 'standing', verdict: 'hold', reason: 'held-author' } as const;

const { id, queue, kind, priority, language, openedAt } = ITEM_EXAMPLE;
const { items: sanctions } = SANCTIONS_EXAMPLE;

const CARD: Card = {
  item: {
    ...{ id, queue, kind, priority, language, openedAt },
    reasons: [{ reason: 'links', evidence: LINKS }],
    closedAt: null,
    claim: {
      id: exampleId('claim'),
      by: MARY,
      expiresAt: new Date('2026-11-02T09:25:00Z'),
      own: true,
    },
  },
  comment: { ...HELD_EXAMPLE, url: permalinkOf(HELD_EXAMPLE.id) },
  trace: [STANDING, { check: 'links', verdict: 'hold', evidence: LINKS }],
  revisions: TEXTS.map((source, index) => ({
    revision: index + 1,
    authorName: 'Ada',
    ipPrefix: '192.0.2.0/24',
    createdAt: new Date('2026-11-02T08:41:07.250Z'),
    source,
    format: 'markdown',
    trace: [
      STANDING,
      { check: 'links', verdict: index === 0 ? 'pass' : 'hold', evidence: { ...LINKS, links: 3 * index } },
    ],
    difference: index === 0 ? null : compareTexts(...TEXTS),
  })),
  decisions: [
    {
      id: exampleId('decision'),
      action: 'reject',
      rule: 'off-topic',
      policyVersion: 1,
      onRevision: 3,
      decidedBy: MARY,
      decidedAt: new Date('2026-11-02T09:00:00Z'),
      note: null,
      undone: { by: MARY, at: new Date('2026-11-02T09:02:00Z') },
    },
    {
      id: exampleId('decision'),
      action: 'approve',
      rule: null,
      policyVersion: null,
      onRevision: 1,
      decidedBy: MARY,
      decidedAt: new Date('2026-11-02T08:50:00Z'),
      note: 'Blunt, but fair.',
      undone: null,
    },
  ],
  author: {
    ...AUTHOR_EXAMPLE,
    standing: { active: sanctions, history: sanctions },
    notes: [NOTE_EXAMPLE],
  },
  reports: [REPORT_EXAMPLE],
  parent: { ...COMMENT_EXAMPLE, id: exampleId('reply') },
  article: {
    ...ITEM_EXAMPLE.article,
    disclosure: 'Sourced from the city council.',
    section: { key: 'city', name: 'City' },
    publishedAt: new Date('2026-11-02T08:00:00Z'),
    state: 'public',
  },
  thread: THREAD_EXAMPLES.closed,
  policy: {
    version: 1,
    rules: [{ key: 'off-topic', title: 'Off topic', text: 'Stay with what the article is about.' }],
  },
};

/** The thread tells of its closing as it does anywhere. */
export const CARD_EXAMPLES: Readonly<Record<string, Card>> = Object.fromEntries(
  Object.entries(THREAD_EXAMPLES).map(([name, thread]) => [name, { ...CARD, thread }]),
);

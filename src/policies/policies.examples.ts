import { exampleId } from '../platform/http/examples.js';
import type { ClosingPolicy } from './closing-policy.rules.js';
import { comparePolicies } from './compare-policies.rules.js';
import type { DraftPolicy, PublishedPolicy } from './read-comment-policy.js';
import type { PolicyVersion } from './list-closing-policies.js';

export const COMMENT_POLICY_EXAMPLE: PublishedPolicy = {
  version: 1,
  title: 'Comment policy',
  body: 'Discuss the matter, not the person.',
  acceptance: 'implied',
  publishedAt: new Date('2026-10-01T08:00:00Z'),
  state: 'published',
  rules: [{ key: 'abuse', title: 'No abuse', text: 'Insults and threats are removed.' }],
};

export const DRAFT_EXAMPLE: DraftPolicy = {
  version: 2,
  title: 'Comment policy',
  body: 'Discuss the matter, never the person.',
  acceptance: 'explicit',
  savedAt: new Date('2026-11-02T08:00:00Z'),
  state: 'draft',
  rules: [...COMMENT_POLICY_EXAMPLE.rules, { key: 'spam', title: 'No advertising', text: 'None at all.' }],
};

export const COMPARISON_EXAMPLE = {
  from: 1,
  to: 2,
  ...comparePolicies(COMMENT_POLICY_EXAMPLE, DRAFT_EXAMPLE),
};

export const CLOSING_POLICY_EXAMPLE: Required<ClosingPolicy> = {
  switch: 'on',
  maxOpenDays: 90,
  closeAt: 'off',
  closeAfterDays: 14,
  closeWhenIdleDays: 'off',
  closeAfterComments: 2_000,
  hours: {
    weekly: {
      ...{ mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], wed: [['09:00', '18:00']] },
      ...{ thu: [['09:00', '18:00']], fri: [['09:00', '12:00']], sat: [], sun: [] },
    },
    dates: [{ date: '2026-12-25', shifts: [] }],
  },
  message: 'This discussion has ended.',
  queue: { pauseAbove: 200, resumeBelow: 50 },
  onClose: { held: 'keep' },
  likesCloseAfterDays: 30,
};

export const CLOSING_POLICY_VERSION_EXAMPLE: PolicyVersion = {
  version: 3,
  setAt: new Date('2026-11-02T08:00:00Z'),
  setBy: { id: exampleId('account'), name: 'Ada' },
  before: { ...CLOSING_POLICY_EXAMPLE, closeAfterDays: 28 },
  after: CLOSING_POLICY_EXAMPLE,
};

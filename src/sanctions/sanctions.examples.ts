import { exampleId } from '../platform/http/examples.js';
import type { WrittenNote } from './author-notes.js';
import type { ListedSanction } from './list-sanctions.js';
import type { Statement } from './read-statements.js';

const ADA = { id: exampleId('account'), name: 'Ada' };
const AT = new Date('2026-11-02T09:20:00Z');
const UNTIL = new Date('2026-11-30T12:00:00Z');

const MUTE: ListedSanction = {
  id: exampleId('sanction'),
  kind: 'mute',
  on: { kind: 'guest', id: exampleId('guest') },
  rule: { key: 'abuse', title: 'Respect', version: 1 },
  note: 'The third time this week.',
  comment: exampleId('comment'),
  imposedBy: ADA,
  imposedAt: AT,
  until: UNTIL,
  lifted: null,
  acknowledgedAt: null,
  active: true,
};

export const SANCTION_EXAMPLES: Readonly<Record<string, ListedSanction>> = {
  mute: MUTE,
  ban: {
    ...MUTE,
    kind: 'ban',
    on: { kind: 'email', id: null },
    rule: null,
    note: null,
    comment: null,
    until: null,
  },
};

export const SANCTIONS_EXAMPLE: { items: ListedSanction[]; nextCursor: null } = {
  items: [
    MUTE,
    {
      ...MUTE,
      kind: 'warn',
      on: { kind: 'email', id: null },
      rule: null,
      note: null,
      comment: null,
      until: null,
      lifted: { by: ADA, at: AT },
      acknowledgedAt: AT,
      active: false,
    },
  ],
  nextCursor: null,
};

export const NOTE_EXAMPLE: WrittenNote = {
  id: exampleId('note'),
  text: 'Writes well when calm.',
  writtenBy: ADA,
  writtenAt: AT,
};

const REJECTION: Statement = {
  id: exampleId('decision'),
  kind: 'decision',
  action: 'reject',
  comment: {
    id: exampleId('comment'),
    threadId: exampleId('thread'),
    html: '<p>At last.</p>',
    article: { slug: 'the-bridge-opens-on-monday', headline: 'The bridge opens on Monday' },
  },
  rule: { key: 'abuse', title: 'Respect', text: 'Attack arguments, not people.', version: 1 },
  decidedAt: AT,
  until: null,
  automated: false,
  standing: 'in force',
  acknowledgedAt: null,
};

export const STATEMENTS_EXAMPLE: { items: Statement[]; nextCursor: null } = {
  items: [
    REJECTION,
    { ...REJECTION, comment: { ...REJECTION.comment!, article: null } },
    {
      ...REJECTION,
      id: exampleId('sanction'),
      kind: 'sanction',
      action: 'warn',
      comment: null,
      rule: null,
      until: UNTIL,
      standing: 'expired',
      acknowledgedAt: AT,
    },
  ],
  nextCursor: null,
};

import { expect, it } from '@jest/globals';
import { refusalOfEdit, type EditedComment, type EditTerms } from './editing.rules.js';

const createdAt = new Date('2026-11-01T12:00:00.000Z');
const after = (milliseconds: number): Date => new Date(createdAt.getTime() + milliseconds);
const MINUTE = 60_000;
const comment: EditedComment = {
  isAuthor: true,
  status: 'published',
  exempt: null,
  createdAt,
  textRevision: 1,
};
const terms: EditTerms = { accepts: true, editWindowMinutes: 10, now: after(0) };

it.each<[string, Partial<EditedComment>, Partial<EditTerms>, string | null]>([
  ['at once', {}, {}, null],
  ['to the last millisecond', {}, { now: after(10 * MINUTE - 1) }, null],
  ['not when the window ends', {}, { now: after(10 * MINUTE) }, 'window-over'],
  ['never, with a window of 0', {}, { editWindowMinutes: 0 }, 'window-over'],
  ['for a day, where the site says so', {}, { editWindowMinutes: 1440, now: after(1439 * MINUTE) }, null],
  ['up to the last text', { textRevision: 49 }, {}, null],
  ['not after the last text', { textRevision: 50 }, {}, 'too-often'],
  ['one that waits for review', { status: 'held' }, {}, null],
  ['one that is taken for spam', { status: 'spam' }, {}, null],
  ['one that staff wrote despite a closed thread', { exempt: 'despite-closed' }, {}, null],
  ['not what was removed', { status: 'rejected' }, {}, 'status'],
  ['not what was withdrawn', { status: 'withdrawn' }, {}, 'status'],
  ['not what others wrote', { isAuthor: false, status: 'rejected' }, { accepts: false }, 'not-yours'],
  ['not where the thread takes no edits', {}, { accepts: false }, 'closed'],
  ['not an import', { exempt: 'import' }, {}, 'window-over'],
  ['not what nobody knows the date of', { createdAt: null }, {}, 'window-over'],
])('edits %s', (_what, of, under, refusal) => {
  expect(refusalOfEdit({ ...comment, ...of }, { ...terms, ...under })).toBe(refusal);
});

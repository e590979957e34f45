import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import type { Problem } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readClosing, type ClosingFacts } from '../threads/read-closing.js';
import { ThreadClosed } from '../threads/thread.errors.js';
import { CommentSettled, EditedTooOften, EditWindowOver, NotYourComment } from './editing.errors.js';
import { endOfEditing, MOST_TEXTS, refusalOfEdit, type EditRefusal } from './editing.rules.js';
import { isAuthor } from './present-comment.js';
import { readVisibleRow, type VisibleRow } from './read-comment.js';

export type EditableRow = VisibleRow & {
  readonly exempt: 'import' | 'despite-closed' | null;
  readonly textRevision: number;
  /** Markdown, as it was typed but for what normalising does. */
  readonly source: string;
};

export interface Editable {
  readonly comment: EditableRow;
  readonly facts: ClosingFacts;
  /** Why the viewer cannot change its text (any more); null where they can. */
  readonly refusal: Problem | null;
  /** Null: its text never changes. */
  readonly until: Date | null;
}

/** A comment with its text as its author would change it; under its thread's lock where it is to change. */
export async function readEditable(
  reader: Reader,
  {
    site,
    viewer,
    commentId,
    threadId,
  }: { site: CurrentSite; viewer: Viewer; commentId: string; threadId: string },
): Promise<Editable> {
  const facts = await readClosing(reader, site.id, threadId);
  const row = await readVisibleRow(reader, site.id, commentId, viewer);
  const [more] = await reader.query<Pick<EditableRow, 'exempt' | 'textRevision' | 'source'>>(
    `SELECT c.exempt, c.text_revision AS "textRevision", text.source
     FROM comments c JOIN comment_revisions text ON text.comment_id = c.id AND text.revision = c.text_revision
     WHERE c.id = $1`,
    [row.id],
  );
  const comment = { ...row, ...more! };
  const { editWindowMinutes } = site.settings;
  const { now, closing } = facts;
  const terms = { accepts: closing.accepts.edits, editWindowMinutes, now };
  const refusal = refusalOfEdit({ ...comment, isAuthor: isAuthor(comment, viewer) }, terms);
  const problems: Record<EditRefusal, () => Problem> = {
    'not-yours': () => new NotYourComment(),
    status: () => new CommentSettled('edited', comment.status),
    closed: () => new ThreadClosed(closing),
    'window-over': () => new EditWindowOver(editWindowMinutes),
    'too-often': () => new EditedTooOften(MOST_TEXTS),
  };
  return {
    comment,
    facts,
    refusal: refusal && problems[refusal](),
    until: endOfEditing(comment, editWindowMinutes),
  };
}

import { isEditable, type Status } from './comment-status.rules.js';

/** What says whether a comment's text may change. */
export interface EditedComment {
  readonly isAuthor: boolean;
  readonly status: Status;
  readonly exempt: 'import' | 'despite-closed' | null;
  /** Null: unknown, as some exports have it. */
  readonly createdAt: Date | null;
  /** The number of the text that it has: all earlier ones are kept. */
  readonly textRevision: number;
}

/** Texts of a comment, with the first. */
export const MOST_TEXTS = 50;

export interface EditTerms {
  /** Whether the thread takes edits now; see `closingOf`. */
  readonly accepts: boolean;
  /** 0: never. */
  readonly editWindowMinutes: number;
  readonly now: Date;
}

export type EditRefusal = 'not-yours' | 'status' | 'closed' | 'window-over' | 'too-often';

/** Why this comment cannot be edited (any more); null when it can. Its author may, for a while after posting. */
export function refusalOfEdit(comment: EditedComment, { accepts, ...terms }: EditTerms): EditRefusal | null {
  if (!comment.isAuthor) return 'not-yours';
  if (!isEditable(comment.status)) return 'status';
  if (!accepts) return 'closed';
  const end = endOfEditing(comment, terms.editWindowMinutes);
  if (end === null || terms.now >= end) return 'window-over';
  return comment.textRevision >= MOST_TEXTS ? 'too-often' : null;
}

/** When the edit window ends; null for an import, whose text is its source's. */
export function endOfEditing(
  { exempt, createdAt }: Pick<EditedComment, 'exempt' | 'createdAt'>,
  minutes: number,
): Date | null {
  if (exempt === 'import' || createdAt === null) return null;
  return new Date(createdAt.getTime() + minutes * 60_000);
}

import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readEditable } from './read-editable.js';
import { threadOf } from './thread-of.js';

/** A text as its author may change it. */
export interface OwnText {
  /** Markdown. */
  readonly body: string;
  /** Of the comment: a change names it. */
  readonly revision: number;
  readonly until: string;
}

/**
 * Reads what an author typed, to be changed.
 * @throws Problem where they cannot change it (any more), as the change itself would
 */
export async function readOwnText(
  reader: Reader,
  { site, commentId, viewer }: { site: CurrentSite; commentId: string; viewer: Viewer },
): Promise<OwnText> {
  const threadId = await threadOf(reader, site.id, commentId);
  const { comment, refusal, until } = await readEditable(reader, { site, viewer, commentId, threadId });
  if (refusal !== null) throw refusal;
  return { body: comment.source, revision: comment.revision, until: until!.toISOString() };
}

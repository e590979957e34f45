import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { NotHere } from '../../platform/errors/problem.js';
import type { Action } from '../decide.js';
import { findAuthor, withCounts, type ListedAuthor } from './list-authors.js';
import { searchComments, type FoundComment } from './search-comments.js';

/** A decision as colleagues see it. */
export interface DecisionOnComment {
  readonly id: string;
  readonly action: Action;
  readonly rule: string | null;
  readonly policyVersion: number | null;
  readonly note: string | null;
  readonly decidedAt: Date;
  readonly decidedBy: { readonly id: string; readonly name: string };
  /** Whether it was taken back. */
  readonly undone: boolean;
}

/** Somebody with their last comments, each with what was decided on it. */
export interface ReadAuthor extends ListedAuthor {
  readonly lastComments: readonly (Pick<FoundComment, 'comment' | 'article' | 'ipPrefix'> & {
    readonly decisions: readonly DecisionOnComment[];
  })[];
}

const LAST_COMMENTS = 20;

/**
 * An account or a guest with the counts and the last 20 of their comments, as far as these are in the viewer's sections.
 * @throws NotHere where the id is of neither
 */
export async function readAuthor(
  reader: Reader,
  by: AccountViewer,
  { siteId, id }: { siteId: string; id: string },
): Promise<ReadAuthor> {
  const row = await findAuthor(reader, siteId, id);
  if (row === null) throw new NotHere('author');
  const [author] = await withCounts(reader, by, [row]);
  const { items } = await searchComments(reader, by, {
    siteId,
    filter: {
      ...{ query: null, status: null, threadId: null, from: null, until: null },
      author: id,
      sections: by.sections,
    },
    cursor: null,
    limit: LAST_COMMENTS,
  });
  const decisions = await decisionsOn(
    reader,
    items.map(({ comment }) => comment.id),
  );
  return {
    ...author!,
    lastComments: items.map(({ comment, article, ipPrefix }) => ({
      comment,
      article,
      ipPrefix,
      decisions: decisions
        .filter(({ commentId }) => commentId === comment.id)
        .map(({ commentId: _commentId, ...decision }) => decision),
    })),
  };
}

/** Every decision on these comments, the oldest first. */
const decisionsOn = (
  reader: Reader,
  commentIds: readonly string[],
): Promise<(DecisionOnComment & { commentId: string })[]> =>
  reader.query(
    `SELECT d.comment_id AS "commentId", d.id, d.action, d.rule, d.policy_version AS "policyVersion", n.note,
       d.decided_at AS "decidedAt", json_build_object('id', a.id, 'name', a.name) AS "decidedBy", u.decision_id IS NOT NULL AS undone
     FROM decisions d JOIN accounts a ON a.id = d.decided_by
     LEFT JOIN decision_notes n ON n.decision_id = d.id LEFT JOIN undone_decisions u ON u.decision_id = d.id
     WHERE d.comment_id = ANY ($1::uuid[]) ORDER BY d.comment_id, d.on_revision`,
    [commentIds],
  );

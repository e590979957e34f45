import { NotAllowed } from '../../accounts/accounts.errors.js';
import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { COMMENT, presentComment, WITH_TEXT, type CommentRow } from '../../comments/present-comment.js';
import type { Reader } from '../../platform/database/database.js';
import { CursorInvalid, NotHere } from '../../platform/errors/problem.js';
import { isId } from '../../platform/ids.js';
import type { BulkDecision } from './bulk-decision.entity.js';

/** Which bulk decision, and who asks for it. */
export interface NamedBulk {
  readonly siteId: string;
  readonly bulkId: string;
  readonly by: AccountViewer;
}

export type BulkDecisionRow = Omit<BulkDecision, 'siteId' | 'createdBy'>;

const BULK = `
  SELECT id, action, rule, note, filter, count, left_out AS "leftOut", section_ids AS "sectionIds", state,
    created_at AS "createdAt", run_by AS "runBy", ended_at AS "endedAt", undone_by AS "undoneBy"
  FROM bulk_decisions WHERE id = $1 AND site_id = $2`;

/**
 * A bulk decision of this site; null where there is none.
 * @param lock held by what works on its list, so that two never decide one twice; after the site's, before threads'
 */
export async function bulkDecisionOf(
  reader: Reader,
  { siteId, bulkId }: Omit<NamedBulk, 'by'>,
  lock: '' | 'FOR NO KEY UPDATE' = '',
): Promise<BulkDecisionRow> {
  const [bulk] = isId(bulkId) ? await reader.query<BulkDecisionRow>(`${BULK} ${lock}`, [bulkId, siteId]) : [];
  if (!bulk) throw new NotHere('bulk decision');
  return bulk;
}

/** As {@link bulkDecisionOf}, for who reaches a section of it at least. */
export async function findBulkDecision(
  reader: Reader,
  named: NamedBulk,
  lock: '' | 'FOR NO KEY UPDATE' = '',
): Promise<BulkDecisionRow> {
  const bulk = await bulkDecisionOf(reader, named, lock);
  const reaches = (section: string | null): boolean => may(named.by, 'decide on comments', { section });
  if (bulk.sectionIds.length > 0 && !bulk.sectionIds.some(reaches))
    throw new NotAllowed('decide on comments');
  return bulk;
}

const RESULTS = {
  decided: 'decided',
  stale: 'stale',
  claimed: 'claimed',
  refused: 'refused',
  undone: 'undone',
  changed_since: 'changedSince',
  kept: 'kept',
  left: 'left',
} as const;
const MOST_EXAMPLES = 5;

/** A bulk decision as the API tells it. */
export async function readBulkDecision(reader: Reader, named: NamedBulk): Promise<object> {
  const { id, action, rule, note, filter, count, leftOut, state, createdAt, endedAt } =
    await findBulkDecision(reader, named);
  const counted = await reader.query<{ result: keyof typeof RESULTS; count: number }>(
    `SELECT coalesce(result, 'left') AS result, count(*)::integer AS count FROM listed_comments
     WHERE bulk_decision_id = $1 GROUP BY 1`,
    [id],
  );
  const counts = Object.fromEntries(Object.values(RESULTS).map((name) => [name, 0]));
  for (const { result, count: one } of counted) counts[RESULTS[result]] = one;
  const examples = await readExamples(reader, named);
  const ended = endedAt?.toISOString() ?? null;
  return {
    id,
    action,
    rule,
    note,
    filter,
    count,
    leftOut,
    state,
    results: counts,
    examples,
    createdAt: createdAt.toISOString(),
    endedAt: ended,
  };
}

type ExampleRow = CommentRow & { articleId: string; slug: string; headline: string };

async function readExamples(reader: Reader, { siteId, bulkId, by }: NamedBulk): Promise<object[]> {
  const rows = await reader.query<ExampleRow>(
    `SELECT ${COMMENT}, a.id AS "articleId", a.slug, a.headline
     FROM (SELECT comment_id, thread_id FROM listed_comments WHERE bulk_decision_id = $1 ORDER BY thread_id, comment_id LIMIT ${MOST_EXAMPLES}) l
     JOIN comments c ON c.id = l.comment_id AND c.site_id = $2 ${WITH_TEXT}
     JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
     WHERE $3::uuid[] IS NULL OR a.section_id = ANY ($3)
     ORDER BY c.thread_id, c.id`,
    [bulkId, siteId, by.sections],
  );
  return rows.map(({ articleId, slug, headline, ...row }) => {
    const { id, author, html, status, revision } = presentComment(row, 'full');
    return { id, author, html, status, revision, article: { id: articleId, slug, headline } };
  });
}

interface ResultRow {
  readonly commentId: string;
  readonly result: keyof typeof RESULTS;
  readonly code: string | null;
  readonly decisionId: string | null;
  readonly action: string | null;
  readonly decidedBy: string | null;
}

/** In the order in which they are done. Of what came before, who decided what is told by ids. */
const RESULT_ROWS = `
  SELECT l.comment_id AS "commentId", coalesce(l.result, 'left') AS result, l.code, l.decision_id AS "decisionId",
    CASE WHEN u.decision_id IS NULL THEN d.action ELSE 'undo' END AS action,
    coalesce(u.undone_by, d.decided_by) AS "decidedBy"
  FROM listed_comments l
  JOIN threads t ON t.id = l.thread_id JOIN articles a ON a.id = t.article_id
  LEFT JOIN decisions d ON d.id = l.decision_id LEFT JOIN undone_decisions u ON u.decision_id = d.id
  WHERE l.bulk_decision_id = $1 AND ($4::uuid[] IS NULL OR a.section_id = ANY ($4))
    AND ($2::uuid IS NULL OR (l.thread_id, l.comment_id) > (
      SELECT thread_id, comment_id FROM listed_comments
      WHERE bulk_decision_id = $1 AND comment_id = $2 AND thread_id = (SELECT thread_id FROM comments WHERE id = $2)))
  ORDER BY l.thread_id, l.comment_id LIMIT $3`;

/** What became of each comment of a bulk decision, in the sections of who asks. */
export async function listBulkResults(
  reader: Reader,
  named: NamedBulk,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<{ items: object[]; nextCursor: string | null }> {
  const { id } = await findBulkDecision(reader, named);
  if (cursor !== null && !(await isListed(reader, id, cursor))) throw new CursorInvalid();
  const rows = await reader.query<ResultRow>(RESULT_ROWS, [id, cursor, limit + 1, named.by.sections]);
  const items = rows.slice(0, limit);
  return {
    items: items.map(presentResult),
    nextCursor: rows.length > limit ? items.at(-1)!.commentId : null,
  };
}

const presentResult = ({ commentId, result, code, decisionId, action, decidedBy }: ResultRow): object => ({
  commentId,
  result,
  ...(decisionId !== null && { decisionId }),
  ...(code !== null && { code }),
  ...(result === 'stale' && decisionId !== null && { action, decidedBy }),
});

const isListed = async (reader: Reader, bulkId: string, commentId: string): Promise<boolean> =>
  isId(commentId) &&
  (
    await reader.query(
      `SELECT FROM listed_comments WHERE bulk_decision_id = $1 AND comment_id = $2
         AND thread_id = (SELECT thread_id FROM comments WHERE id = $2)`,
      [bulkId, commentId],
    )
  ).length > 0;

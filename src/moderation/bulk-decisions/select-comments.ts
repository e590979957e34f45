import {
  nextStatus,
  STATUSES,
  type DecisionAction,
  type Status,
} from '../../comments/comment-status.rules.js';
import type { SqlValue } from '../../platform/database/connection.js';
import type { Tx } from '../../platform/database/database.js';
import type { Queue } from '../../queues/items.js';
import type { Aim } from '../look-at-comments.js';
import type { LeftOut } from './bulk-decision.entity.js';

/** Which comments: all that is named must hold. */
export interface CommentFilter {
  readonly queue?: Queue;
  readonly statuses?: readonly Status[];
  readonly sectionId?: string;
  /** The id of an account or a guest. */
  readonly author?: string;
  readonly articleId?: string;
  readonly reason?: string;
  readonly postedAfter?: Date;
  readonly postedBefore?: Date;
}

export type Selection = { readonly ids: readonly Aim[] } | { readonly filter: CommentFilter };

interface Selecting {
  readonly bulkDecisionId: string;
  readonly siteId: string;
  readonly by: string;
  /** Of these sections only; null: of all. */
  readonly sections: readonly string[] | null;
  readonly action: DecisionAction;
  readonly now: Date;
  /** How many may be found. */
  readonly most: number;
}

const WHERE = `
  JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
  LEFT JOIN items i ON i.subject_id = c.id AND i.kind = 'comment' AND i.closed_at IS NULL
  WHERE c.site_id = $2 AND ($4::uuid[] IS NULL OR a.section_id = ANY ($4))`;

const WHOSE = `WHEN c.account_id = $3::uuid THEN 'own'
  WHEN i.claimed_by <> $3::uuid AND i.claimed_until > $5::timestamptz THEN 'claimed'`;

/** One that has changed since it was looked at is listed: the run tells what became of it. */
const NAMED = `
  SELECT c.id, c.thread_id, named.revision, CASE ${WHOSE}
    WHEN named.revision = c.revision AND NOT c.status = ANY ($6::text[]) THEN 'unfit' END AS left_out
  FROM unnest($8::uuid[], $9::integer[]) AS named (id, revision) JOIN comments c ON c.id = named.id ${WHERE}
  LIMIT $7`;

/** Without what stays as it is: nothing of it waits, and it has the status already. */
const FITTING = `
  SELECT c.id, c.thread_id, c.revision, CASE ${WHOSE} END AS left_out
  FROM comments c ${WHERE}
    AND c.status = ANY ($6::text[]) AND (c.status <> $8::text OR i.id IS NOT NULL)
    AND ($9::text IS NULL OR i.queue = $9)
    AND ($10::text[] IS NULL OR c.status = ANY ($10))
    AND ($11::uuid IS NULL OR a.section_id = $11)
    AND ($12::uuid IS NULL OR c.account_id = $12 OR c.guest_id = $12)
    AND ($13::uuid IS NULL OR a.id = $13)
    AND ($14::jsonb IS NULL OR i.reasons @> $14)
    AND ($15::timestamptz IS NULL OR c.created_at >= $15)
    AND ($16::timestamptz IS NULL OR c.created_at < $16)
  LIMIT $7`;

const store = (found: string): string => `
  WITH found AS MATERIALIZED (${found}), listed AS (
    INSERT INTO listed_comments (bulk_decision_id, thread_id, comment_id, revision)
    SELECT $1, thread_id, id, revision FROM found WHERE left_out IS NULL RETURNING 1
  )
  SELECT (SELECT count(*)::integer FROM listed) AS count, count(*)::integer AS found,
    (count(*) FILTER (WHERE left_out = 'own'))::integer AS own,
    (count(*) FILTER (WHERE left_out = 'claimed'))::integer AS claimed,
    (count(*) FILTER (WHERE left_out = 'unfit'))::integer AS unfit
  FROM found`;

const BEFORE: Readonly<Record<DecisionAction, readonly Status[]>> = {
  approve: leadingBy('approve'),
  reject: leadingBy('reject'),
  spam: leadingBy('spam'),
  restore: leadingBy('restore'),
};

/** Stores the comments of a list with the revision that each is to have; answers how many. */
export async function storeComments(
  tx: Tx,
  selection: Selection,
  selecting: Selecting,
): Promise<{ readonly count: number; readonly found: number; readonly leftOut: LeftOut }> {
  const { bulkDecisionId, siteId, by, sections, action, now, most } = selecting;
  const before = BEFORE[action];
  const values = [bulkDecisionId, siteId, by, sections, now, before, most + 1];
  const [sql, own]: [string, readonly SqlValue[]] =
    'ids' in selection
      ? [
          NAMED,
          [selection.ids.map(({ commentId }) => commentId), selection.ids.map(({ revision }) => revision)],
        ]
      : [FITTING, [nextStatus(before[0]!, action), ...filterValues(selection.filter)]];
  const [row] = await tx.query<Omit<LeftOut, 'unknown'> & { count: number; found: number }>(store(sql), [
    ...values,
    ...own,
  ]);
  const { count, found, ...leftOut } = row!;
  const unknown = 'ids' in selection ? selection.ids.length - found : 0;
  return { count, found, leftOut: { ...leftOut, unknown } };
}

const filterValues = (filter: CommentFilter): readonly SqlValue[] => [
  filter.queue ?? null,
  filter.statuses ?? null,
  filter.sectionId ?? null,
  filter.author ?? null,
  filter.articleId ?? null,
  filter.reason === undefined ? null : JSON.stringify([{ reason: filter.reason }]),
  filter.postedAfter ?? null,
  filter.postedBefore ?? null,
];

/** The statuses from which an action goes. */
function leadingBy(action: DecisionAction): readonly Status[] {
  return STATUSES.filter((status) => nextStatus(status, action) !== null);
}

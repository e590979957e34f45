import { Injectable } from '@nestjs/common';
import { allow } from '../../accounts/allow.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { readClock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { claimKey } from '../../platform/database/idempotency.js';
import { newId } from '../../platform/ids.js';
import { instantOf } from '../../platform/rfc3339.js';
import { sectionOrNone } from '../../sites/find-section.js';
import { shareSiteLock } from '../../sites/site-lock.js';
import { citeRule } from '../cite-rule.js';
import type { Judgement } from '../decide.js';
import type { BulkDecisionBody, CommentFilterBody } from './bulk-decision.body.js';
import { BulkFilterEmpty, TooMany } from './bulk-decisions.errors.js';
import { storeComments, type Selection } from './select-comments.js';

/** Comments of one list. */
const MOST = 10_000;

export interface NewBulkDecision extends Judgement {
  readonly id: string;
  readonly siteId: string;
  readonly selection: Selection;
  /** As it is told later; null: comments were named. */
  readonly filter: object | null;
}

/**
 * Lists comments with the revisions that they have now, to decide on them together: a run decides on these, whatever
 * comes to fit later. Without those in sections that are not the moderator's. The site's lock is held by the caller.
 * @throws TooMany where more fit than one list takes
 */
export async function createBulkDecision(tx: Tx, bulk: NewBulkDecision): Promise<void> {
  const { id, siteId, by, action, rule, note, filter, selection } = bulk;
  const { refusal } = await citeRule(tx, siteId, action, rule);
  if (refusal !== null) throw refusal;
  const now = await readClock(tx);
  await tx.run(
    `INSERT INTO bulk_decisions (id, site_id, action, rule, note, filter, count, left_out, section_ids, state, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 0, '{}', '{}', 'ready', $7, $8)`,
    [id, siteId, action, rule, note, filter, by.accountId, now],
  );
  const { count, found, leftOut } = await storeComments(tx, selection, {
    bulkDecisionId: id,
    siteId,
    by: by.accountId,
    sections: by.sections,
    action,
    now,
    most: MOST,
  });
  if (found > MOST) throw new TooMany(MOST);
  await tx.run(
    `UPDATE bulk_decisions SET count = $2, left_out = $3, section_ids = (
       SELECT coalesce(array_agg(DISTINCT a.section_id), '{}')
       FROM (SELECT DISTINCT thread_id FROM listed_comments WHERE bulk_decision_id = $1) l
       JOIN threads t ON t.id = l.thread_id JOIN articles a ON a.id = t.article_id)
     WHERE id = $1`,
    [id, count, leftOut],
  );
}

/** Lists the comments that a moderator names, or that fit a filter. */
@Injectable()
export class CreateBulkDecision {
  constructor(private readonly database: Database) {}

  /** Answers the id; of a repeated request, the first one's. */
  async execute(command: {
    readonly siteId: string;
    readonly by: AccountViewer;
    readonly body: BulkDecisionBody;
    readonly idempotencyKey: string | null;
  }): Promise<string> {
    const { siteId, by, body, idempotencyKey: key } = command;
    const filter = namedOf(body);
    return this.database.transaction(async (tx) => {
      // The sections of articles stay while this goes on.
      await shareSiteLock(tx, siteId);
      const id = newId();
      const who = { credential: by.accountId };
      const request = key === null ? null : { siteId, key, route: 'bulk-decisions', who, body };
      const first = await claimKey(tx, request, id);
      if (first !== null) return first;
      const selection = filter === null ? idsOf(body) : await selectionOf(tx, siteId, by, filter);
      const { action, rule = null, note = null } = body;
      await createBulkDecision(tx, { id, siteId, by, action, rule, note, filter, selection });
      return id;
    });
  }
}

/** The members of the filter that say something; null: comments are named. */
function namedOf({ ids, filter }: BulkDecisionBody): CommentFilterBody | null {
  const named = Object.entries(filter ?? {}).filter(([, value]) => value != null);
  if ((ids == null) === (named.length === 0)) throw new BulkFilterEmpty();
  return ids == null ? Object.fromEntries(named) : null;
}

const idsOf = ({ ids }: BulkDecisionBody): Selection => ({
  ids: ids!.map(({ id: commentId, revision }) => ({ commentId, revision })),
});

async function selectionOf(
  tx: Tx,
  siteId: string,
  by: AccountViewer,
  named: CommentFilterBody,
): Promise<Selection> {
  const { queue, status, section, author, article, reason, postedAfter, postedBefore } = named;
  const sectionId = await sectionOrNone(tx, siteId, section ?? null);
  if (sectionId !== null) allow(by, 'decide on comments', { section: sectionId });
  return {
    filter: {
      ...(queue != null && { queue }),
      ...(status != null && { statuses: [status] }),
      ...(sectionId !== null && { sectionId }),
      ...(author != null && { author }),
      ...(article != null && { articleId: article }),
      ...(reason != null && { reason }),
      ...(postedAfter != null && { postedAfter: instantOf(postedAfter)! }),
      ...(postedBefore != null && { postedBefore: instantOf(postedBefore)! }),
    },
  };
}

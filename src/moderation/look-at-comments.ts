import { NotAllowed } from '../accounts/accounts.errors.js';
import { may } from '../accounts/permissions.rules.js';
import type { AccountViewer } from '../accounts/viewer.js';
import type { StandingComment } from '../comments/change-status.js';
import type { Tx } from '../platform/database/database.js';
import { NotHere, type Problem } from '../platform/errors/problem.js';
import { lockOpenItems, otherHolders } from '../queues/claims.js';
import type { LockedThread } from '../threads/lock-thread.js';
import { ItemClaimed } from './claims.errors.js';
import { lastDecisions } from './last-decisions.js';
import { OwnComment, StaleDecision } from './moderation.errors.js';
import { hasOtherModerators } from './own-comment.js';

/** A comment as somebody looked at it. */
export interface Aim {
  readonly commentId: string;
  readonly revision: number;
}

/** What became of one of a list: it is done, or the problem that refuses it. */
export type Outcome<Done> = { readonly commentId: string } & (
  { readonly done: Done } | { readonly refusal: Problem }
);

/** Of a list of one: what is refused is thrown. */
export function doneOf<Done>([outcome]: readonly Outcome<Done>[]): Done {
  if ('refusal' in outcome!) throw outcome.refusal;
  return outcome!.done;
}

interface LookedAt {
  /** The instant, read after the locks. */
  readonly now: Date;
  readonly standing: ReadonlyMap<string, StandingComment>;
  /** By the comments' ids; what is not here may be acted on. */
  readonly refusals: ReadonlyMap<string, Problem>;
}

interface Row extends StandingComment {
  readonly accountId: string | null;
}

/** With a row also where none of the comments is here: the section counts in any case. */
const LOOK = `
  SELECT c.id, c.placement, c.depth, c.number, c.status, c.revision, c.account_id AS "accountId",
    a.section_id AS section, (SELECT parley_now()) AS now
  FROM threads t JOIN articles a ON a.id = t.article_id
  LEFT JOIN comments c ON c.thread_id = t.id AND c.id = ANY ($2::uuid[])
  WHERE t.id = $1`;

/**
 * Looks at comments of a locked thread before a moderator acts on them: whether they reach its section, each is at the
 * revision that was aimed at, in nobody else's hands, and not their own. The items stay locked to the end.
 */
export async function lookAtComments(
  tx: Tx,
  thread: LockedThread,
  by: AccountViewer,
  aims: readonly Aim[],
): Promise<LookedAt> {
  const ids = aims.map(({ commentId }) => commentId);
  const leases = await lockOpenItems(tx, 'comment', ids);
  const rows = await tx.query<(Row | { id: null }) & { section: string | null; now: Date }>(LOOK, [
    thread.id,
    ids,
  ]);
  const { section, now } = rows[0]!;
  const standing = new Map(rows.flatMap((row) => (row.id === null ? [] : [[row.id, row] as const])));
  if (!may(by, 'decide on comments', { section })) {
    const refusal = new NotAllowed('decide on comments');
    return { now, standing, refusals: new Map(ids.map((id) => [id, refusal])) };
  }
  const stale = aims.filter(
    ({ commentId: id, revision }) => standing.has(id) && standing.get(id)!.revision !== revision,
  );
  const decisions = await lastDecisions(
    tx,
    stale.map(({ commentId }) => commentId),
  );
  const holders = await otherHolders(tx, leases, { by: by.accountId, now });
  const isOwn = (id: string): boolean => standing.get(id)?.accountId === by.accountId;
  const refusesOwn = ids.some(isOwn) && (await hasOtherModerators(tx, thread, by.accountId));
  const refusals = new Map<string, Problem>();
  for (const { commentId: id, revision } of aims) {
    const comment = standing.get(id);
    if (!comment) refusals.set(id, new NotHere('comment'));
    else if (comment.revision !== revision)
      refusals.set(id, new StaleDecision(comment, decisions.get(id) ?? null));
    else if (holders.has(id)) refusals.set(id, new ItemClaimed(holders.get(id)!));
    else if (refusesOwn && isOwn(id)) refusals.set(id, new OwnComment());
  }
  return { now, standing, refusals };
}

import type { AccountViewer } from '../../accounts/viewer.js';
import type { Action } from '../../moderation/decide.js';
import { undoUntil } from '../../moderation/undo-decision.js';
import { readClock } from '../../platform/clock.js';
import type { Reader } from '../../platform/database/database.js';
import { isId } from '../../platform/ids.js';
import { cardHref, undoAction, type DeskNarrowing } from './desk-hrefs.js';
import type { DeskNoticeView, Saying } from './desk-view.js';

/** What the address of a page of the desk says of the form that led there. */
export interface Said {
  /** The id of a decision. */
  readonly done: string | null;
  readonly said: Saying | null;
}

interface DoneRow {
  readonly action: Action;
  readonly commentId: string;
  readonly author: string;
  readonly decidedAt: Date;
}

/**
 * What is told at the top of a page: of the viewer's own decisions, and while it stands.
 * @param claim what the viewer was given since: with an undo it goes back
 */
export async function readNotice(
  reader: Reader,
  {
    siteId,
    by,
    said: { done, said },
    narrowing,
    claim,
  }: {
    siteId: string;
    by: AccountViewer;
    said: Said;
    narrowing: DeskNarrowing;
    claim: string | null;
  },
): Promise<DeskNoticeView | null> {
  if (said !== null) return { kind: 'said', what: said };
  if (done === null || !isId(done)) return null;
  const [decision] = await reader.query<DoneRow>(
    `SELECT d.action, d.comment_id AS "commentId", text.author_name AS author, d.decided_at AS "decidedAt"
     FROM decisions d JOIN comments c ON c.id = d.comment_id
     JOIN comment_revisions text ON text.comment_id = c.id AND text.revision = c.text_revision
     WHERE d.id = $1 AND d.site_id = $2 AND d.decided_by = $3
       AND NOT EXISTS (SELECT FROM undone_decisions u WHERE u.decision_id = d.id)`,
    [done, siteId, by.accountId],
  );
  if (!decision) return null;
  const { action, commentId, author, decidedAt } = decision;
  const until = undoUntil(decidedAt);
  const isLate = (await readClock(reader)) >= until;
  return {
    kind: 'decided',
    action,
    author,
    href: cardHref(commentId, narrowing),
    undo: isLate ? null : { action: undoAction(done, narrowing), until: until.toISOString(), claim },
  };
}

import { CONSOLE } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { emit } from '../platform/database/outbox.js';
import type { Listeners, SentEvent } from '../platform/database/relay.js';
import { nearest } from '../policies/closing-policy.rules.js';
import { asIfOn, closingOf } from '../policies/closing.rules.js';
import { readClosingPolicy } from '../policies/set-closing-policy.js';
import { lockThread } from '../threads/lock-thread.js';
import { readClosing } from '../threads/read-closing.js';
import { changeStatus, type StandingComment } from './change-status.js';

const AT_ONCE = 500;

/** What readers reported was published before: that waits for a person. */
const HELD = `
  SELECT c.id, c.placement, c.depth, c.number, c.status, c.revision
  FROM items i JOIN comments c ON c.id = i.subject_id
  WHERE i.article_id = $1 AND i.queue = 'held' AND i.kind = 'comment' AND i.closed_at IS NULL AND c.status = 'held'
  ORDER BY c.id LIMIT ${AT_ONCE}`;

/** Rejects what is held in a thread that has closed, where its policy says so and it is closed still. */
export const heldComments: Listeners = {
  'thread.reject-held': async (tx, { siteId, subjectId: threadId }: SentEvent) => {
    const thread = await lockThread(tx, siteId, threadId);
    const { facts, now, sectionId } = await readClosing(tx, siteId, threadId);
    const setting = nearest(facts, 'onClose');
    // The switch alone rejects nothing.
    if (closingOf({ ...asIfOn(facts), now }).state !== 'closed' || setting?.value.held !== 'reject') return;
    const held = await tx.query<StandingComment>(HELD, [thread.articleId]);
    if (held.length === 0) return;
    const at = await readClock(tx);
    const id = { site: siteId, section: sectionId!, article: thread.articleId }[setting.level];
    const { setBy } = await readClosingPolicy(tx, { level: setting.level, id });
    await changeStatus(
      tx,
      thread,
      held.map((standing) => ({ standing, cause: 'closing' as const })),
      {
        at,
        actor: setBy === null ? CONSOLE : { kind: 'account', id: setBy },
        audit: 'comment.reject-at-close',
      },
    );
    if (held.length === AT_ONCE)
      await emit(tx, [{ siteId, event: 'thread.reject-held', subjectId: threadId, at }]);
  },
};

import type { ItemReason, Queue } from '../queues/items.js';
import type { AuthorKind, Finding } from '../screening/finding.js';
import type { Status } from './comment-status.rules.js';

/** The item that a new comment leaves for moderators: held and spam with what held them, the rest unreviewed. */
export function itemOf(
  status: Status,
  author: AuthorKind,
  trace: readonly Finding[],
): { item?: { queue: Queue; reasons: ItemReason[] } } {
  if (status === 'held' || status === 'spam') {
    const wanted = status === 'held' ? 'hold' : 'spam';
    const reasons = trace.filter(({ verdict }) => verdict === wanted);
    return {
      item: {
        queue: status,
        reasons: reasons.map(({ check, evidence }) => ({ reason: check, ...(evidence && { evidence }) })),
      },
    };
  }
  // What staff write has been seen by staff.
  return status === 'published' && author !== 'staff'
    ? { item: { queue: 'unreviewed', reasons: [{ reason: 'unreviewed' }] } }
    : {};
}

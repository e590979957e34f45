import type { Tx } from '../platform/database/database.js';
import { together } from '../platform/together.js';
import { noteQueuePauses } from '../policies/queue-pauses.js';
import { isWaiting } from '../queues/count-waiting.js';
import { closeItems, moveOpenItem, openItems, type OpenItem, type Queue } from '../queues/items.js';
import { itemsToOpen, type Left, type Thread } from './items-to-open.js';
import { priorityOf, type Item } from './items.rules.js';

/**
 * The one door for items of comments, with {@link placeItem}: it notes also where what waits pauses discussions, or
 * does no longer. Here comments change, so that their items begin anew, and nobody has them in hand.
 */
export async function replaceItems(
  tx: Tx,
  thread: Thread,
  left: readonly Left[],
  { at, goesByQueue = true }: { at: Date; goesByQueue?: boolean },
): Promise<void> {
  const standing = left.flatMap(({ commentId, arriving }) => (arriving ? [] : [commentId]));
  const closed = await closeItems(tx, 'comment', standing, at);
  const opened = await itemsToOpen(tx, left);
  await together([
    openItems(tx, thread, opened, at),
    goesByQueue && noteIfWaiting(tx, thread, [...closed, ...opened.map(({ queue }) => queue)], at),
  ]);
}

/**
 * Places the item of a comment that stays as it is: opened where there was none, else the same one, in whose hands it
 * was.
 * @param open as it stands, its row locked by the caller
 */
export async function placeItem(
  tx: Tx,
  thread: Thread,
  { commentId, item, open }: { commentId: string; item: Item; open: OpenItem | null },
  at: Date,
): Promise<void> {
  if (open === null) return replaceItems(tx, thread, [{ commentId, item }], { at });
  await moveOpenItem(tx, 'comment', commentId, {
    ...item,
    openedAt: item.openedAt ?? at,
    priority: priorityOf(item.reasons),
  });
  if (open.queue !== item.queue) await noteIfWaiting(tx, thread, [open.queue, item.queue], at);
}

async function noteIfWaiting(
  tx: Tx,
  { siteId, articleId }: Thread,
  queues: readonly Queue[],
  at: Date,
): Promise<void> {
  if (queues.some(isWaiting)) await noteQueuePauses(tx, [siteId, articleId], at);
}

import type { AccountViewer } from '../../accounts/viewer.js';
import { countQueues } from '../../moderation/count-queues.js';
import { listItems, type ListedItem } from '../../moderation/list-items.js';
import { readClock } from '../../platform/clock.js';
import type { Reader } from '../../platform/database/database.js';
import { plainTextOf } from '../../platform/html/sanitise.js';
import { LIST_LIMIT } from '../../platform/http/list.query.js';
import { NotHere } from '../../platform/errors/problem.js';
import { QUEUES, type Queue } from '../../queues/items.js';
import { commentView } from '../comment-view.js';
import { articleHref } from '../hrefs.js';
import { wordsFor } from '../words/words.js';
import { aroundDesk, type DeskRequest } from './around-desk.js';
import {
  claimAction,
  itemHref,
  queueHref,
  queuePageHref,
  queuesHref,
  takeOverAction,
  type DeskNarrowing,
} from './desk-hrefs.js';
import type { QueueItemView, QueuePageView, QueuesPageView } from './desk-view.js';
import { readNotice } from './read-done.js';

/** Queues that most sites never see: shown where something waits. */
const RARE: readonly Queue[] = ['notices', 'appeals'];

/** Every queue with its count and the age of the oldest. */
export async function readQueuesPage(reader: Reader, request: DeskRequest): Promise<QueuesPageView> {
  const { site, by, narrowing } = request;
  const queues = await countQueues(reader, site.id, by, narrowing);
  const now = await readClock(reader);
  const { age } = wordsFor(site.locale).desk;
  return {
    ...(await aroundPage(reader, request)),
    queues: queues
      .filter(({ queue, count }) => count > 0 || !RARE.includes(queue))
      .map(({ queue, count, oldestAt }) => ({
        queue,
        href: queueHref(queue, narrowing),
        count,
        age: oldestAt && age(now.getTime() - oldestAt.getTime()),
        claimAction: claimAction(queue, narrowing),
      })),
    narrowing,
  };
}

/** A queue's items, with who has each in hand. */
export async function readQueuePage(
  reader: Reader,
  request: DeskRequest & { queue: string; cursor: string | null },
): Promise<QueuePageView> {
  const { site, by, narrowing, cursor } = request;
  const queue = QUEUES.find((known) => known === request.queue);
  if (queue === undefined) throw new NotHere('queue');
  const list = { siteId: site.id, by, queue, narrowing, cursor, limit: LIST_LIMIT };
  const { items, nextCursor } = await listItems(reader, list);
  const counts = await countQueues(reader, site.id, by, narrowing);
  const everything = { section: null, language: null, reason: null };
  return {
    ...(await aroundPage(reader, request)),
    queue,
    queuesHref: queuesHref(narrowing),
    everythingHref: Object.values(narrowing).some(Boolean) ? queueHref(queue, everything) : null,
    narrowing,
    count: counts.find((one) => one.queue === queue)!.count,
    items: items.map((item) => itemView(item, by, narrowing)),
    claimAction: claimAction(queue, narrowing),
    moreHref: nextCursor && queuePageHref(queue, narrowing, nextCursor),
  };
}

const aroundPage = async (reader: Reader, request: DeskRequest) => ({
  ...(await aroundDesk(reader, request)),
  notice: await readNotice(reader, { ...request, siteId: request.site.id, claim: null }),
});

const itemView = (
  { id, comment, article, reasons, priority, language, openedAt, claimedBy, claimedUntil }: ListedItem,
  by: AccountViewer,
  narrowing: DeskNarrowing,
): QueueItemView => ({
  id,
  href: itemHref(id, narrowing),
  author: commentView(comment).author,
  text: plainTextOf(comment.html ?? ''),
  openedAt: openedAt.toISOString(),
  article: { headline: article.headline, href: articleHref(article.slug) },
  reasons: reasons.map(({ reason }) => reason),
  priority,
  language,
  holder: claimedBy && {
    name: claimedBy.name,
    until: claimedUntil!.toISOString(),
    own: claimedBy.id === by.accountId,
  },
  takeOverAction: takeOverAction(id, narrowing),
});

import { exampleId } from '../platform/http/examples.js';
import { QUEUES } from '../queues/items.js';
import type { ItemInHand } from '../queues/list-claims.js';
import { eventOf } from './event-stream.js';

const RETRY = 'retry: 2000\n\n';

export const THREAD_EVENT_EXAMPLE = `${RETRY}${eventOf({ revision: 12, counts: { published: 3, topLevel: 2 }, state: 'open' }, 12).toString()}`;

export const QUEUES_EVENT_EXAMPLE = `${RETRY}${eventOf({
  items: QUEUES.map((queue) => ({
    queue,
    count: queue === 'held' ? 1 : 0,
    oldestAt: queue === 'held' ? '2026-11-02T08:41:07.250Z' : null,
  })),
  inHand: [
    { item: exampleId('item'), by: { id: exampleId('account'), name: 'Mary Shelley' } },
  ] satisfies ItemInHand[],
}).toString()}`;

import type { AccountViewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { summariseQueues, type QueueSummary } from '../queues/summarise-queues.js';
import { narrow, type Narrowing } from './narrow-queue.js';

/** Each queue's count and the age of its oldest item, as far as they are this moderator's. */
export const countQueues = async (
  reader: Reader,
  siteId: string,
  by: AccountViewer,
  narrowing: Narrowing = {},
): Promise<QueueSummary[]> => summariseQueues(reader, await narrow(reader, siteId, by, narrowing));

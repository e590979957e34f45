import type { ReadThread } from '../threads/read-thread.js';
import type { SharedPage } from './page-copy.js';

/** What makes a page of one thread another: its revision, its site's epoch, likes, and time. */
export const pageOfThread = (
  siteId: string,
  { id, revision, epoch, closing, now, changesAt }: ReadThread,
): Omit<SharedPage, 'type' | 'body'> => ({
  siteId,
  epoch,
  threads: new Map([[id, revision]]),
  state: closing.state,
  likesOpen: closing.accepts.likes,
  now,
  changesAt,
});

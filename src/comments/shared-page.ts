import { pageOfThread } from '../page-cache/page-of-thread.js';
import type { NamedPage } from '../page-cache/send-page.js';
import { NotHere } from '../platform/errors/problem.js';
import { LIST_LIMIT } from '../platform/http/list.query.js';
import { isId } from '../platform/ids.js';
import { together } from '../platform/together.js';
import { readThread } from '../threads/read-thread.js';
import type { Order } from './cursors.rules.js';
import { readPage } from './read-page.js';

/** A page of a thread, of the default length, as all readers share it: two statements in one snapshot. */
export const sharedPage = (
  siteId: string,
  { threadId, order, cursor }: { threadId: string; order: Order; cursor: string | null },
): NamedPage => ({
  key: JSON.stringify(['comments', siteId, threadId, order, cursor]),
  read: async (reader) => {
    if (!isId(threadId)) throw new NotHere('discussion');
    const [thread, page] = await together([
      readThread(reader, siteId, threadId),
      readPage(reader, { threadId, order, cursor, limit: LIST_LIMIT }),
    ]);
    if (thread.hidden) throw new NotHere('discussion');
    return {
      type: 'application/json; charset=utf-8',
      body: JSON.stringify({ ...page, revision: thread.revision }),
      ...pageOfThread(siteId, thread),
    };
  },
});

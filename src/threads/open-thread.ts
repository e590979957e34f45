import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { activityHint } from '../sites/site-hints.js';
import { Thread } from './thread.entity.js';

/** The discussion of a new article; every article has one from its first transaction on. */
export async function openThread(tx: Tx, article: { siteId: string; articleId: string }): Promise<string> {
  const id = newId();
  await tx.manager.insert(Thread, { id, ...article });
  tx.hint(activityHint(article.siteId));
  return id;
}

import { allow } from '../accounts/allow.js';
import type { Permission } from '../accounts/permissions.rules.js';
import type { AccountViewer } from '../accounts/viewer.js';
import type { Tx } from '../platform/database/database.js';

/** Refuses who may not do that in this thread. Under the thread's lock, which also holds its article in its section. */
export async function allowInThread(
  tx: Tx,
  by: AccountViewer,
  permission: Permission,
  threadId: string,
): Promise<void> {
  const [article] = await tx.query<{ section: string | null }>(
    'SELECT a.section_id AS section FROM threads t JOIN articles a ON a.id = t.article_id WHERE t.id = $1',
    [threadId],
  );
  allow(by, permission, article!);
}

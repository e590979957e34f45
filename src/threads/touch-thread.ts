import type { Tx } from '../platform/database/database.js';

/** Says that what a thread's page shows has changed, for whoever kept a copy of it. */
export async function touchThread(tx: Tx, threadId: string): Promise<void> {
  await tx.run('UPDATE threads SET revision = revision + 1 WHERE id = $1', [threadId]);
}

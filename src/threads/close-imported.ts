import type { Tx } from '../platform/database/database.js';

/** Keeps the closed state that an imported thread had where it comes from: by hand, since nobody knows when. */
export async function closeImported(tx: Tx, threadId: string): Promise<void> {
  await tx.run(`UPDATE threads SET manual_state = 'closed', revision = revision + 1 WHERE id = $1`, [
    threadId,
  ]);
}

import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Guest } from './guest.entity.js';

/** A new guest, who is a token from now on; the name and e-mail are labels. Answers the id. */
export async function createGuest(
  tx: Tx,
  guest: { siteId: string; name: string; email: string | null },
): Promise<string> {
  const id = newId();
  await tx.manager.insert(Guest, { id, ...guest });
  return id;
}

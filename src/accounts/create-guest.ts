import type { Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';

/** A new guest, who is a token from now on; the name and e-mail are labels. Answers the id. */
export async function createGuest(
  tx: Tx,
  guest: { id?: string; siteId: string; name: string; email: string | null },
): Promise<string> {
  const { id = newId(), siteId, name, email } = guest;
  await tx.run('INSERT INTO guests (id, site_id, name, email) VALUES ($1, $2, $3, $4)', [
    id,
    siteId,
    name,
    email,
  ]);
  return id;
}

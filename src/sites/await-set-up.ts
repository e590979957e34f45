import type { Reader, Tx } from '../platform/database/database.js';

/** A site's first admin is to say what it is before anything else. */
export async function awaitSetUp(tx: Tx, siteId: string): Promise<void> {
  await tx.run('UPDATE sites SET awaits_set_up = true WHERE id = $1', [siteId]);
}

export async function awaitsSetUp(reader: Reader, siteId: string): Promise<boolean> {
  const [site] = await reader.query<{ awaits: boolean }>(
    'SELECT awaits_set_up AS awaits FROM sites WHERE id = $1',
    [siteId],
  );
  return site!.awaits;
}

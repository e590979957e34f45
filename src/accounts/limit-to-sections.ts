import type { Tx } from '../platform/database/database.js';
import { SectionUnknown } from '../sites/sites.errors.js';

/**
 * Limits an account's role to these sections, by their keys; null: it counts in the whole site.
 * @throws SectionUnknown
 */
export async function limitToSections(
  tx: Tx,
  { id, siteId }: { id: string; siteId: string },
  keys: readonly string[] | null,
): Promise<void> {
  await tx.run('UPDATE accounts SET limited_to_sections = $2 WHERE id = $1', [id, keys !== null]);
  await tx.run('DELETE FROM account_sections WHERE account_id = $1', [id]);
  for (const key of new Set(keys ?? [])) {
    const limited = await tx.run(
      'INSERT INTO account_sections (account_id, section_id) SELECT $1, id FROM sections WHERE site_id = $2 AND key = $3',
      [id, siteId, key],
    );
    if (limited === 0) throw new SectionUnknown(key);
  }
}

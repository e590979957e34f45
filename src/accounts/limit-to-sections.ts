import type { Tx } from '../platform/database/database.js';
import { requireSection } from '../sites/find-section.js';

/**
 * Limits an account's role to these sections, by their keys; null: it counts in the whole site. Under the site's lock,
 * so that no section goes meanwhile.
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
    const sectionId = await requireSection(tx, siteId, key);
    await tx.run('INSERT INTO account_sections (account_id, section_id) VALUES ($1, $2)', [id, sectionId]);
  }
}

import type { AccountViewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { requireSection } from '../sites/find-section.js';

/**
 * The sections that are asked for, of those that are the viewer's; null: the whole site.
 * @param key of a section; null: all that are theirs
 */
export async function sectionsOf(
  reader: Reader,
  siteId: string,
  { sections }: AccountViewer,
  key: string | null,
): Promise<readonly string[] | null> {
  if (key === null) return sections;
  const id = await requireSection(reader, siteId, key);
  return sections === null || sections.includes(id) ? [id] : [];
}

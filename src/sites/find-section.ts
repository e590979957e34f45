import type { Reader } from '../platform/database/database.js';
import { SectionUnknown } from './sites.errors.js';

/** The id of the section with this key; null where the site has none. Stays true under the site's lock. */
export async function sectionIdOf(reader: Reader, siteId: string, key: string): Promise<string | null> {
  if (key.includes('\0')) return null;
  const [section] = await reader.query<{ id: string }>(
    'SELECT id FROM sections WHERE site_id = $1 AND key = $2',
    [siteId, key],
  );
  return section?.id ?? null;
}

/** As {@link requireSection}; null for what is in no section. */
export const sectionOrNone = async (
  reader: Reader,
  siteId: string,
  key: string | null,
): Promise<string | null> => (key === null ? null : requireSection(reader, siteId, key));

/** @throws SectionUnknown when the site has none of that key */
export async function requireSection(reader: Reader, siteId: string, key: string): Promise<string> {
  const id = await sectionIdOf(reader, siteId, key);
  if (id === null) throw new SectionUnknown(key);
  return id;
}

import type { Reader } from '../platform/database/database.js';

export interface SectionRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** The sections of a site, in their order. */
export const readSections = (reader: Reader, siteId: string): Promise<SectionRow[]> =>
  reader.query<SectionRow>('SELECT id, key, name FROM sections WHERE site_id = $1 ORDER BY ordinal, key', [
    siteId,
  ]);

/** Of the list of sections. */
export async function sectionsVersion(reader: Reader, siteId: string): Promise<number> {
  const [site] = await reader.query<{ version: number }>(
    'SELECT sections_version AS version FROM sites WHERE id = $1',
    [siteId],
  );
  return site!.version;
}

import type { Reader } from '../platform/database/database.js';

/** A note that moderators have ready, and the rule of the comment policy that it is for. */
export interface CannedNote {
  readonly title: string;
  readonly text: string;
  readonly rule: string | null;
}

/** Version 0 is the empty list that nobody has set yet. */
export interface VersionedNotes {
  readonly version: number;
  readonly items: readonly CannedNote[];
}

/** The notes of a site, in the order of the desk. */
export async function readCannedNotes(reader: Reader, siteId: string): Promise<VersionedNotes> {
  const [notes] = await reader.query<VersionedNotes>(
    'SELECT version, items FROM canned_notes WHERE site_id = $1',
    [siteId],
  );
  return notes ?? { version: 0, items: [] };
}

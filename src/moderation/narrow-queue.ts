import { allow } from '../accounts/allow.js';
import type { AccountViewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import type { ItemFilter } from '../queues/filter-items.js';
import type { Priority } from '../queues/items.js';
import { requireSection } from '../sites/find-section.js';

/** What somebody wants to see of a queue. */
export interface Narrowing {
  /** By its key. */
  readonly section?: string | null;
  readonly language?: string | null;
  readonly reason?: string | null;
  readonly priority?: Priority | null;
}

/** What somebody wants to see of a queue, within their sections. */
export async function narrow(
  reader: Reader,
  siteId: string,
  by: AccountViewer,
  { section: key = null, ...rest }: Narrowing,
): Promise<ItemFilter> {
  if (key === null) return { siteId, sections: by.sections, ...rest };
  const section = await requireSection(reader, siteId, key);
  allow(by, 'read queues', { section });
  return { siteId, sections: [section], ...rest };
}

import { CursorInvalid } from '../platform/errors/problem.js';
import { LIST_LIMIT, type ListQuery } from '../platform/http/list.query.js';

/** A page of versions, newest first; the cursor is the last version seen. There are few, so all are read. */
export function pageOfVersions<Version extends { readonly version: number }>(
  versions: readonly Version[],
  { cursor = null, limit = LIST_LIMIT }: ListQuery,
): { items: readonly Version[]; nextCursor: string | null } {
  if (cursor !== null && !/^v\d{1,9}$/.test(cursor)) throw new CursorInvalid();
  const rest =
    cursor === null ? versions : versions.filter(({ version }) => version < Number(cursor.slice(1)));
  const items = rest.slice(0, limit);
  return { items, nextCursor: rest.length > limit ? `v${items.at(-1)!.version}` : null };
}

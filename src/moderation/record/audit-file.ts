import { listAudit, type AuditFilter } from '../../audit/list-audit.js';
import type { Reader } from '../../platform/database/database.js';
import { csvOf } from '../../platform/http/csv.js';

/** A spreadsheet opens no more in comfort, and nobody waits for more. */
export const MOST_ROWS = 50_000;
const ROWS_AT_ONCE = 1_000;

const COLUMNS = ['at', 'actorKind', 'actorId', 'actorName', 'action', 'subjectKind', 'subjectId', 'detail'];

/** The newest records as a file, part by part so that others are served meanwhile, and where the rest goes on. */
export async function writeAuditFile(
  reader: Reader,
  list: { siteId: string; filter: AuditFilter; cursor: string | null },
): Promise<{ csv: string; nextCursor: string | null }> {
  const parts = [csvOf(COLUMNS, [])];
  let { cursor } = list;
  for (let rows = 0; rows < MOST_ROWS; rows += ROWS_AT_ONCE) {
    const { items, nextCursor } = await listAudit(reader, { ...list, cursor, limit: ROWS_AT_ONCE });
    const part = items.map(({ at, actor, action, subject, detail }) => [
      ...[at, actor.kind, actor.id, actor.name, action, subject.kind, subject.id],
      JSON.stringify(detail),
    ]);
    parts.push(csvOf(null, part));
    cursor = nextCursor;
    if (cursor === null) break;
  }
  return { csv: parts.join(''), nextCursor: cursor };
}

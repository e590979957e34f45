import type { Reader } from '../platform/database/database.js';
import { CursorInvalid } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import type { Period } from '../platform/period.rules.js';

/** What somebody privileged did, with the name that they have now. */
export interface ListedDeed {
  readonly id: string;
  readonly at: Date;
  /** Without id and name: the command line, or the service by itself. */
  readonly actor: {
    readonly kind: 'account' | 'guest' | 'console';
    readonly id: string | null;
    readonly name: string | null;
  };
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly detail: object;
}

export interface AuditFilter extends Period {
  readonly action: string | null;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly subjectKind: string | null;
}

type DeedRow = Pick<ListedDeed, 'id' | 'at' | 'action' | 'detail'> & {
  readonly kind: ListedDeed['actor']['kind'];
  readonly actorId: string | null;
  readonly name: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
};

/** Each condition by itself and only where it is asked for, so that each has its index. */
const CONDITIONS: readonly [name: keyof AuditFilter, condition: (value: string) => string][] = [
  ['action', (value) => `r.action = ${value}`],
  ['actor', (value) => `r.actor_id = ${value}::uuid`],
  ['subject', (value) => `r.subject_id = ${value}::uuid`],
  ['subjectKind', (value) => `r.subject_kind = ${value}`],
  ['from', (value) => `r.at >= ${value}::timestamptz`],
  ['until', (value) => `r.at < ${value}::timestamptz`],
];

/** The audit log of a site, newest first. The cursor names the last record seen: an instant would lose digits. */
export async function listAudit(
  reader: Reader,
  list: { siteId: string; filter: AuditFilter; cursor: string | null; limit: number },
): Promise<{ items: ListedDeed[]; nextCursor: string | null }> {
  const { siteId, filter, cursor, limit } = list;
  const after = await idOf(reader, siteId, cursor);
  const asked = CONDITIONS.filter(([name]) => filter[name] !== null);
  const values = [
    siteId,
    limit + 1,
    ...asked.map(([name]) => filter[name]),
    ...(after === null ? [] : [after]),
  ];
  const conditions = [
    ...asked.map(([, condition], nth) => condition(`$${nth + 3}`)),
    ...(after === null
      ? []
      : [`(r.at, r.id) < (SELECT at, id FROM audit_records WHERE id = $${values.length}::uuid)`]),
  ];
  const rows = await reader.query<DeedRow>(
    `SELECT r.id, r.at, r.actor AS kind, r.actor_id AS "actorId", coalesce(a.name, g.name) AS name, r.action,
       r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.detail
     FROM audit_records r
     LEFT JOIN accounts a ON r.actor = 'account' AND a.id = r.actor_id
     LEFT JOIN guests g ON r.actor = 'guest' AND g.id = r.actor_id
     WHERE ${['r.site_id = $1', ...conditions].join(' AND ')}
     ORDER BY r.at DESC, r.id DESC LIMIT $2`,
    values,
  );
  const items = rows.slice(0, limit).map(present);
  return { items, nextCursor: rows.length > limit ? `a${items.at(-1)!.id}` : null };
}

/** @throws CursorInvalid unless it names a record of this site */
async function idOf(reader: Reader, siteId: string, cursor: string | null): Promise<string | null> {
  if (cursor === null) return null;
  const id = cursor.slice(1);
  const known =
    cursor.startsWith('a') &&
    isId(id) &&
    (await reader.query('SELECT FROM audit_records WHERE id = $1 AND site_id = $2', [id, siteId])).length > 0;
  if (!known) throw new CursorInvalid();
  return id;
}

const present = ({ kind, actorId, name, subjectKind, subjectId, id, at, ...deed }: DeedRow): ListedDeed => ({
  id,
  at,
  actor: { kind, id: actorId, name },
  ...deed,
  subject: { kind: subjectKind, id: subjectId },
});

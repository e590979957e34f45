import { allow } from '../../accounts/allow.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { REPORT_STATUS, SETTLED_BY, type OwnReport, type ReportStatus } from '../../comments/own-reports.js';
import { readVisibleRow } from '../../comments/read-comment.js';
import type { SqlValue } from '../../platform/database/connection.js';
import type { Reader } from '../../platform/database/database.js';
import { CursorInvalid } from '../../platform/errors/problem.js';
import { LIST_LIMIT } from '../../platform/http/list.query.js';
import { isId } from '../../platform/ids.js';
import { settingsOf } from '../../sites/site-settings.js';

/** A report as moderators read it. */
export interface ReadReport {
  readonly id: string;
  readonly reason: string;
  /** Of the reason as the site words it now; the key, where it has none any more. */
  readonly title: string;
  readonly text: string | null;
  readonly by: { readonly kind: 'account' | 'guest'; readonly id: string; readonly name: string };
  readonly weight: number;
  readonly createdAt: Date;
  /** Which text of the comment was reported. */
  readonly textRevision: number;
  readonly status: ReportStatus;
}

/** A report as its reporter lists it. */
export type ListedReport = OwnReport & { readonly id: string };

interface Page<Row> {
  readonly items: Row[];
  readonly nextCursor: string | null;
}

interface Part {
  readonly cursor: string | null;
  readonly limit: number;
}

const FIRST: Part = { cursor: null, limit: LIST_LIMIT };

const OF_COMMENT = `r.id, r.reason, r.text, r.weight::float8 AS weight, r.created_at AS "createdAt",
  r.text_revision AS "textRevision", ${REPORT_STATUS} AS status,
  jsonb_build_object('kind', r.person_kind, 'id', r.person_id, 'name', coalesce(a.name, g.name)) AS by, s.settings, s.locale`;
const WITH_PEOPLE = `JOIN sites s ON s.id = r.site_id
  LEFT JOIN accounts a ON a.id = r.person_id LEFT JOIN guests g ON g.id = r.person_id`;
const OF_PERSON = `r.id, r.comment_id AS "commentId", r.reason, r.created_at AS "createdAt", ${REPORT_STATUS} AS status`;

/** The newest reports on a comment, for whoever may decide on it. */
export const readReports = async (reader: Reader, commentId: string): Promise<ReadReport[]> =>
  (await listReports(reader, commentId, FIRST)).items;

/** A page of the reports on a comment, the newest first. */
async function listReports(reader: Reader, commentId: string, part: Part): Promise<Page<ReadReport>> {
  const page = await list<
    Omit<ReadReport, 'title'> & { settings: Readonly<Record<string, unknown>>; locale: string }
  >(reader, { columns: OF_COMMENT, joins: WITH_PEOPLE, column: 'comment_id', id: commentId }, part);
  return {
    ...page,
    items: page.items.map(({ settings, locale, ...report }) => {
      const named = settingsOf(settings, locale).reportReasons.find(({ key }) => key === report.reason);
      return { ...report, title: named?.title ?? report.reason };
    }),
  };
}

/** As {@link listReports}, for a moderator who asks by the comment's id. */
export async function listReportsFor(
  reader: Reader,
  by: AccountViewer,
  { siteId, commentId }: { siteId: string; commentId: string },
  part: Part,
): Promise<Page<ReadReport>> {
  const { id, section } = await readVisibleRow(reader, siteId, commentId, by);
  allow(by, 'read held comments', { section });
  return listReports(reader, id, part);
}

/** A page of a person's own reports, the newest first. */
export const listOwnReports = (reader: Reader, personId: string, part: Part): Promise<Page<ListedReport>> =>
  list<ListedReport>(reader, { columns: OF_PERSON, joins: '', column: 'person_id', id: personId }, part);

/** A person's report of a comment; null: there is none. */
export async function findOwnReport(
  reader: Reader,
  { personId, commentId }: { personId: string; commentId: string },
): Promise<ListedReport | null> {
  const [row] = await reader.query<ListedReport>(
    `SELECT ${OF_PERSON} FROM reports r JOIN comments c ON c.id = r.comment_id ${SETTLED_BY}
     WHERE r.comment_id = $1 AND r.person_id = $2`,
    [commentId, personId],
  );
  return row ?? null;
}

/** The cursor names the last report seen: an instant would lose digits. */
async function list<Row extends { readonly id: string }>(
  reader: Reader,
  of: { columns: string; joins: string; column: 'comment_id' | 'person_id'; id: string },
  { cursor, limit }: Part,
): Promise<Page<Row>> {
  const { columns, joins, column, id } = of;
  const values: SqlValue[] = [id, limit + 1];
  if (cursor !== null) {
    const last = cursor.slice(1);
    const known =
      cursor.startsWith('r') && isId(last)
        ? await reader.query(`SELECT FROM reports WHERE id = $1 AND ${column} = $2`, [last, id])
        : [];
    if (known.length === 0) throw new CursorInvalid();
    values.push(last);
  }
  const after =
    cursor === null ? '' : 'AND (r.created_at, r.id) < (SELECT created_at, id FROM reports WHERE id = $3)';
  const rows = await reader.query<Row>(
    `SELECT ${columns} FROM reports r JOIN comments c ON c.id = r.comment_id ${joins} ${SETTLED_BY}
     WHERE r.${column} = $1 ${after} ORDER BY r.created_at DESC, r.id DESC LIMIT $2`,
    values,
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? `r${items.at(-1)!.id}` : null };
}

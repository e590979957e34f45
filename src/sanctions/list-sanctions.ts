import type { Reader } from '../platform/database/database.js';
import { CursorInvalid, NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import type { SanctionKind, SubjectKind } from './standing.rules.js';
import { findAuthor, subjectsOfAuthor, type NamedAuthor, type Subject } from './subjects.js';

interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** A sanction as staff see it: what it is on, but never an e-mail or an address. */
export interface ListedSanction {
  readonly id: string;
  readonly kind: SanctionKind;
  /** The id is null of an e-mail or an address. */
  readonly on: { readonly kind: SubjectKind; readonly id: string | null };
  readonly rule: { readonly key: string; readonly title: string; readonly version: number } | null;
  readonly note: string | null;
  readonly comment: string | null;
  readonly imposedBy: Colleague;
  readonly imposedAt: Date;
  readonly until: Date | null;
  readonly lifted: { readonly by: Colleague; readonly at: Date } | null;
  readonly acknowledgedAt: Date | null;
  readonly active: boolean;
}

type Row = Omit<ListedSanction, 'lifted'> & { liftedBy: Colleague | null; liftedAt: Date | null };

const ACTIVE = '(l.sanction_id IS NULL AND (s.until IS NULL OR s.until > parley_now()))';

const SANCTIONS = `
  SELECT s.id, s.kind, s.until, s.comment_id AS comment, n.note, s.imposed_at AS "imposedAt",
    jsonb_build_object('kind', s.subject_kind, 'id', CASE WHEN s.subject_kind IN ('account', 'guest') THEN s.subject_key END) AS "on",
    CASE WHEN r.key IS NOT NULL THEN jsonb_build_object('key', r.key, 'title', r.title, 'version', r.version) END AS rule,
    jsonb_build_object('id', imposer.id, 'name', imposer.name) AS "imposedBy",
    CASE WHEN l.sanction_id IS NOT NULL THEN jsonb_build_object('id', lifter.id, 'name', lifter.name) END AS "liftedBy",
    l.lifted_at AS "liftedAt", a.acknowledged_at AS "acknowledgedAt", ${ACTIVE} AS active
  FROM sanctions s JOIN accounts imposer ON imposer.id = s.imposed_by
  LEFT JOIN comment_policy_rules r ON r.site_id = s.site_id AND r.version = s.policy_version AND r.key = s.rule
  LEFT JOIN sanction_notes n ON n.sanction_id = s.id
  LEFT JOIN acknowledged_sanctions a ON a.sanction_id = s.id
  LEFT JOIN lifted_sanctions l ON l.sanction_id = s.id LEFT JOIN accounts lifter ON lifter.id = l.lifted_by
  WHERE s.site_id = $1`;

const OF_SUBJECTS = `s.subject_key = ANY ($3::text[])
  AND (s.subject_kind, s.subject_key) IN (SELECT * FROM unnest($2::text[], $3::text[]))`;

export interface SanctionList {
  readonly siteId: string;
  /** Null: everybody's. */
  readonly author: string | null;
  /** Only those in force, or only those that are over; null: both. */
  readonly active: boolean | null;
  readonly cursor: string | null;
  readonly limit: number;
  readonly secret: string;
}

/** The site's sanctions, the newest first; of an author also those on the e-mail that they gave as a guest. */
export async function listSanctions(
  reader: Reader,
  { siteId, author, active, cursor, limit, secret }: SanctionList,
): Promise<{ items: ListedSanction[]; nextCursor: string | null }> {
  if (cursor !== null && !isId(cursor)) throw new CursorInvalid();
  const subjects =
    author === null
      ? null
      : await subjectsOfAuthor(reader, await findAuthor(reader, siteId, author), siteId, secret);
  const rows = await reader.query<Row>(
    `${SANCTIONS} AND ($2::text[] IS NULL OR ${OF_SUBJECTS}) AND ($4::uuid IS NULL OR s.id < $4)
       AND ($5::boolean IS NULL OR ${ACTIVE} = $5)
     ORDER BY s.id DESC LIMIT $6`,
    [siteId, ...columnsOf(subjects), cursor, active, limit + 1],
  );
  const items = rows.slice(0, limit).map(present);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** One sanction as staff see it. */
export async function readSanction(reader: Reader, siteId: string, id: string): Promise<ListedSanction> {
  const [row] = await reader.query<Row>(`${SANCTIONS} AND s.id = $2`, [siteId, id]);
  if (!row) throw new NotHere('sanction');
  return present(row);
}

/** What stands against an author, and all that ever did: the newest first. */
export async function readAuthorStanding(
  reader: Reader,
  { siteId, author, secret }: { siteId: string; author: NamedAuthor; secret: string },
): Promise<{ active: ListedSanction[]; history: ListedSanction[] }> {
  const subjects = await subjectsOfAuthor(reader, author, siteId, secret);
  const rows = await reader.query<Row>(`${SANCTIONS} AND ${OF_SUBJECTS} ORDER BY s.id DESC`, [
    siteId,
    ...columnsOf(subjects),
  ]);
  const history = rows.map(present);
  return { active: history.filter(({ active }) => active), history };
}

const columnsOf = (subjects: readonly Subject[] | null): [string[] | null, string[] | null] =>
  subjects === null ? [null, null] : [subjects.map(({ kind }) => kind), subjects.map(({ key }) => key)];

const present = ({ liftedBy, liftedAt, ...row }: Row): ListedSanction => ({
  ...row,
  lifted: liftedBy === null ? null : { by: liftedBy, at: liftedAt! },
});

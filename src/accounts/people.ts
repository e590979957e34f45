import type { Reader } from '../platform/database/database.js';
import { CursorInvalid, NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import type { Role } from './viewer.js';

/** An account as admins see it: with the whole e-mail address. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Keys of the sections that the role is limited to; null: the whole site. */
  readonly sections: readonly string[] | null;
  readonly createdAt: Date;
}

const PERSON = `
  SELECT a.id, a.email, a.name, a.role, a.created_at AS "createdAt",
    CASE WHEN a.limited_to_sections THEN ARRAY (
      SELECT s.key FROM account_sections l JOIN sections s ON s.id = l.section_id WHERE l.account_id = a.id ORDER BY s.ordinal, s.key
    ) END AS sections
  FROM accounts a`;

/** @throws NotHere */
export async function readPerson(reader: Reader, siteId: string, id: string): Promise<Person> {
  const [person] = isId(id)
    ? await reader.query<Person>(`${PERSON} WHERE a.id = $1 AND a.site_id = $2`, [id, siteId])
    : [];
  if (!person) throw new NotHere('person');
  return person;
}

export interface PeopleAsked {
  readonly siteId: string;
  readonly role: Role | null;
  /** Whole, in any case. */
  readonly email: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** The people of a site, the oldest account first; those with one role or one address only, where it is named. */
export async function listPeople(
  reader: Reader,
  { siteId, role, email, cursor, limit }: PeopleAsked,
): Promise<{ items: Person[]; nextCursor: string | null }> {
  if (cursor !== null && !isId(cursor)) throw new CursorInvalid();
  // Texts of their own rather than one with choices in it: each has its index.
  const values: string[] = [];
  const named = (condition: string, value: string | null): string =>
    value === null ? '' : `AND ${condition.replace('?', `$${values.push(value) + 3}`)}`;
  const conditions = `${named('a.role = ?', role)} ${named('lower(a.email) = lower(?)', email)}`;
  const rows = await reader.query<Person>(
    `${PERSON} WHERE a.site_id = $1 AND ($2::uuid IS NULL OR a.id > $2) ${conditions} ORDER BY a.id LIMIT $3`,
    [siteId, cursor, limit + 1, ...values],
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

const MOST_STAFF = 500;

/** Who works here, by name. */
export const listStaff = (reader: Reader, siteId: string): Promise<{ id: string; name: string }[]> =>
  reader.query<{ id: string; name: string }>(
    `SELECT id, name FROM accounts WHERE site_id = $1 AND role IN ('moderator', 'publisher', 'admin')
     ORDER BY lower(name), id LIMIT ${MOST_STAFF}`,
    [siteId],
  );

import type { AccountViewer } from '../../accounts/viewer.js';
import type { Reader } from '../../platform/database/database.js';
import { CursorInvalid } from '../../platform/errors/problem.js';
import { isId } from '../../platform/ids.js';
import { emailFor, type PersonKind } from './author-of.js';
import { countByAuthor, type AuthorCounts } from './count-by-author.js';
import { isAddress } from './emails.rules.js';

/** Somebody who comments, or could: an account or a guest of the site. */
export interface ListedAuthor extends AuthorCounts {
  readonly kind: PersonKind;
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly since: Date;
}

export type AuthorRow = Omit<ListedAuthor, keyof AuthorCounts>;

const TABLES = { account: 'accounts', guest: 'guests' } as const;

/** From `person`; a guest's name and e-mail are what was typed. */
const columnsOf = (kind: PersonKind): string =>
  `'${kind}' AS kind, person.id, person.name, person.email, person.created_at AS since`;
/** As the index on it has it. */
const FOLDED = `lower(person.name) COLLATE "C"`;

/** An account or a guest of the site; null where the id is neither's. */
export async function findAuthor(reader: Reader, siteId: string, id: string): Promise<AuthorRow | null> {
  if (!isId(id)) return null;
  const part = (kind: PersonKind): string =>
    `SELECT ${columnsOf(kind)} FROM ${TABLES[kind]} person WHERE person.id = $1 AND person.site_id = $2`;
  const [row] = await reader.query<AuthorRow>(`${part('account')} UNION ALL ${part('guest')}`, [id, siteId]);
  return row ?? null;
}

/** Accounts and guests by the first letters of their name or by their whole e-mail, in the order of names. */
export async function listAuthors(
  reader: Reader,
  by: AccountViewer,
  list: { siteId: string; query: string | null; cursor: string | null; limit: number },
): Promise<{ items: ListedAuthor[]; nextCursor: string | null }> {
  const { siteId, cursor, limit } = list;
  const query = list.query ?? '';
  const after = cursor === null ? null : await readAfter(reader, siteId, cursor);
  const condition = isAddress(query) ? 'lower(person.email) = lower($2)' : `${FOLDED} LIKE lower($2)`;
  const part = (kind: PersonKind): string =>
    `(SELECT ${columnsOf(kind)}, ${FOLDED} AS folded FROM ${TABLES[kind]} person
      WHERE person.site_id = $1 AND ${condition} AND ($4::uuid IS NULL OR (${FOLDED}, person.id) > (lower($5) COLLATE "C", $4))
      ORDER BY ${FOLDED}, person.id LIMIT $3)`;
  const rows = await reader.query<AuthorRow & { folded: string }>(
    `${part('account')} UNION ALL ${part('guest')} ORDER BY folded, id LIMIT $3`,
    [
      siteId,
      isAddress(query) ? query : `${query.replaceAll(/[\\%_]/g, '\\$&')}%`,
      limit + 1,
      after?.id ?? null,
      after?.name ?? null,
    ],
  );
  const page = rows.slice(0, limit).map(({ folded: _folded, ...row }) => row);
  const items = await withCounts(reader, by, page);
  return { items, nextCursor: rows.length > limit ? `p${items.at(-1)!.id}` : null };
}

/** @throws CursorInvalid unless it names an author of this site */
async function readAfter(reader: Reader, siteId: string, cursor: string): Promise<AuthorRow> {
  const author = cursor.startsWith('p') ? await findAuthor(reader, siteId, cursor.slice(1)) : null;
  if (author === null) throw new CursorInvalid();
  return author;
}

const NONE: AuthorCounts = {
  comments: { published: 0, held: 0, rejected: 0, spam: 0, withdrawn: 0 },
  lastAt: null,
};

/** Each with the counts of their comments, as far as these are the viewer's: two statements however many there are. */
export async function withCounts(
  reader: Reader,
  by: AccountViewer,
  rows: readonly AuthorRow[],
): Promise<ListedAuthor[]> {
  const idsOf = (kind: PersonKind): string[] => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const accounts = await countByAuthor(reader, 'account', idsOf('account'), by.sections);
  const guests = await countByAuthor(reader, 'guest', idsOf('guest'), by.sections);
  return rows.map((row) => ({
    ...row,
    email: emailFor(by, row.email, 'site'),
    ...((row.kind === 'account' ? accounts : guests).get(row.id) ?? NONE),
  }));
}

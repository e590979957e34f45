import { createHmac } from 'node:crypto';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { prefixOf } from '../platform/http/addresses.rules.js';
import { isId } from '../platform/ids.js';
import type { SubjectKind } from './standing.rules.js';

/** On what a sanction is: an id, or a keyed hash of what must not be kept. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly key: string;
}

/** An author of the site, as the API names them. */
export interface NamedAuthor {
  readonly kind: 'account' | 'guest';
  readonly id: string;
}

const keyed = (what: string, value: string, secret: string): string =>
  createHmac('sha256', secret).update(`sanction ${what} ${value}`).digest('base64url');

/** Two that differ in the case of their letters are one. */
export const emailSubject = (email: string, secret: string): Subject => ({
  kind: 'email',
  key: keyed('email', email.trim().toLowerCase(), secret),
});

/** @param prefix as `prefixOf` gives it */
export const prefixSubject = (prefix: string, secret: string): Subject => ({
  kind: 'address',
  key: keyed('address', prefix, secret),
});

/** Everything under which a sanction hits whoever writes or likes now. */
export function subjectsOf(given: {
  author: {
    readonly accountId: string | null;
    readonly guestId: string | null;
    /** What a guest gave with the first comment. */
    readonly email: string | null;
  };
  /** Staff are not hit by where they write from. */
  isStaff: boolean;
  /** What a guest typed this time. */
  typedEmail: string | null;
  ip: string;
  secret: string;
}): Subject[] {
  const { author, secret, typedEmail } = given;
  const subjects: Subject[] = given.isStaff ? [] : [prefixSubject(prefixOf(given.ip), secret)];
  if (author.accountId !== null) return [...subjects, { kind: 'account', key: author.accountId }];
  if (author.guestId !== null) subjects.push({ kind: 'guest', key: author.guestId });
  if (author.email !== null) subjects.push(emailSubject(author.email, secret));
  if (typedEmail?.trim()) subjects.push(emailSubject(typedEmail, secret));
  return subjects;
}

/** By id, and of a guest by the e-mail that they gave. */
export async function subjectsOfAuthor(
  reader: Reader,
  { kind, id }: NamedAuthor,
  siteId: string,
  secret: string,
): Promise<Subject[]> {
  const own = { kind, key: id };
  if (kind === 'account') return [own];
  const [guest] = await reader.query<{ email: string | null }>(
    'SELECT email FROM guests WHERE id = $1 AND site_id = $2',
    [id, siteId],
  );
  return guest?.email ? [own, emailSubject(guest.email, secret)] : [own];
}

/**
 * Whose id it is.
 * @throws NotHere also for an author of another site
 */
export async function findAuthor(reader: Reader, siteId: string, id: string): Promise<NamedAuthor> {
  const [author] = isId(id)
    ? await reader.query<NamedAuthor>(
        `SELECT 'account' AS kind, id FROM accounts WHERE id = $1 AND site_id = $2
         UNION ALL SELECT 'guest', id FROM guests WHERE id = $1 AND site_id = $2`,
        [id, siteId],
      )
    : [];
  if (!author) throw new NotHere('author');
  return author;
}

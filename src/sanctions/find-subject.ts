import { isIP } from 'node:net';
import { readEmail } from '../accounts/names.rules.js';
import { ROLES, type AccountViewer, type Role } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { prefixOf } from '../platform/http/addresses.rules.js';
import type { SanctionedBody } from './sanction.body.js';
import {
  CommentWithoutTrace,
  IpPrefixInvalid,
  SanctionOnStaff,
  SanctionSubjectUnclear,
} from './sanctions.errors.js';
import { emailSubject, findAuthor, prefixSubject, type Subject } from './subjects.js';

interface Asked {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly on: SanctionedBody;
  readonly secret: string;
}

/** On whom a sanction is to be. Under the site's lock, so that a role stays what it is. */
export async function findSubject(reader: Reader, asked: Asked): Promise<Subject> {
  const { siteId, on, secret } = asked;
  const named = Object.entries(on).filter(([, value]) => value != null);
  if (named.length !== 1) throw new SanctionSubjectUnclear();
  if (on.account != null) return staffSpared(reader, asked, on.account);
  if (on.guest != null) return authorSubject(reader, siteId, 'guest', on.guest);
  if (on.email != null) return emailSubject(readEmail(on.email), secret);
  if (on.ipPrefix != null) return prefixSubject(readPrefix(on.ipPrefix), secret);
  const trace = await traceOf(reader, siteId, (on.emailOf ?? on.addressOf)!);
  if (on.emailOf != null) {
    if (trace.email === null) throw new CommentWithoutTrace('e-mail');
    return emailSubject(trace.email, secret);
  }
  if (trace.prefix === null) throw new CommentWithoutTrace('address');
  return prefixSubject(trace.prefix, secret);
}

async function authorSubject(
  reader: Reader,
  siteId: string,
  kind: 'account' | 'guest',
  id: string,
): Promise<Subject> {
  const author = await findAuthor(reader, siteId, id);
  if (author.kind !== kind) throw new NotHere(kind);
  return { kind, key: author.id };
}

/** Nobody sanctions themselves, or staff of their own role or above. */
async function staffSpared(reader: Reader, { siteId, by }: Asked, id: string): Promise<Subject> {
  const subject = await authorSubject(reader, siteId, 'account', id);
  const [account] = await reader.query<{ role: Role }>('SELECT role FROM accounts WHERE id = $1', [id]);
  const { role } = account!;
  const isAbove = role !== 'reader' && ROLES.indexOf(role) >= ROLES.indexOf(by.role);
  if (subject.key === by.accountId || isAbove) throw new SanctionOnStaff();
  return subject;
}

function readPrefix(typed: string): string {
  const [ip = ''] = typed.trim().split('/');
  if (isIP(ip) === 0) throw new IpPrefixInvalid();
  const prefix = prefixOf(ip);
  if (!typed.trim().endsWith(prefix.slice(prefix.lastIndexOf('/')))) throw new IpPrefixInvalid();
  return prefix;
}

/** What a comment keeps of where it came from. */
async function traceOf(
  reader: Reader,
  siteId: string,
  commentId: string,
): Promise<{ email: string | null; prefix: string | null }> {
  const [trace] = await reader.query<{ email: string | null; prefix: string | null }>(
    `SELECT g.email, text.ip_prefix AS prefix FROM comments c
     JOIN comment_revisions text ON text.comment_id = c.id AND text.revision = c.text_revision
     LEFT JOIN guests g ON g.id = c.guest_id
     WHERE c.id = $1 AND c.site_id = $2`,
    [commentId, siteId],
  );
  if (!trace) throw new NotHere('comment');
  return trace;
}

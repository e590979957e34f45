import { allow } from '../accounts/allow.js';
import type { AccountViewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import type { PolicySubject } from '../policies/set-closing-policy.js';
import { sectionIdOf } from '../sites/find-section.js';

/**
 * Whose policy a path names: `site`, `section:<key>` or `article:<id>`, of this site and with this publisher's
 * leave.
 */
export async function policySubject(
  reader: Reader,
  siteId: string,
  name: string,
  by: AccountViewer,
  permission: 'set closing policies' | 'set moderation modes' = 'set closing policies',
): Promise<PolicySubject> {
  const found = await find(reader, siteId, name);
  if (found === null) throw new NotHere('site, section or article');
  const { where, ...subject } = found;
  allow(by, permission, where);
  return subject;
}

type Found = PolicySubject & { readonly where: 'site' | { readonly section: string | null } };

async function find(reader: Reader, siteId: string, name: string): Promise<Found | null> {
  if (name === 'site') return { siteId, level: 'site', id: siteId, threadId: null, where: 'site' };
  const [kind, key = ''] = splitAt(name, ':');
  if (kind === 'section') {
    const id = await sectionIdOf(reader, siteId, key);
    return id === null ? null : { siteId, level: 'section', id, threadId: null, where: { section: id } };
  }
  if (kind !== 'article' || !isId(key)) return null;
  const [thread] = await reader.query<{ id: string; section: string | null }>(
    `SELECT t.id, a.section_id AS section FROM threads t JOIN articles a ON a.id = t.article_id
     WHERE a.id = $1 AND a.site_id = $2`,
    [key, siteId],
  );
  return thread
    ? { siteId, level: 'article', id: key, threadId: thread.id, where: { section: thread.section } }
    : null;
}

function splitAt(text: string, mark: string): [before: string, after: string | undefined] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}

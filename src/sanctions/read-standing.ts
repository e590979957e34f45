import { isStaff, type Viewer } from '../accounts/viewer.js';
import { prepared } from '../platform/database/connection.js';
import type { Reader, Tx } from '../platform/database/database.js';
import { AuthorBanned } from './sanctions.errors.js';
import { standingOf, type StandingSanction } from './standing.rules.js';
import { subjectsOf, type Subject } from './subjects.js';

/** The sanctions on these subjects, as the rule wants them. */
const STANDING = prepared(
  'sanctions',
  `SELECT s.id, s.kind, s.until, r.title AS "ruleTitle",
    EXISTS (SELECT FROM lifted_sanctions l WHERE l.sanction_id = s.id) AS lifted,
    EXISTS (SELECT FROM acknowledged_sanctions a WHERE a.sanction_id = s.id) AS acknowledged
  FROM sanctions s
  LEFT JOIN comment_policy_rules r ON r.site_id = s.site_id AND r.version = s.policy_version AND r.key = s.rule
  WHERE s.site_id = $1 AND s.subject_key = ANY ($3::text[])
    AND (s.subject_kind, s.subject_key) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
);

/**
 * What says how somebody stands at an instant. In a transaction that relies on it, read under the site's lock: who
 * imposes a sanction holds that alone.
 */
export const readSanctions = (
  reader: Reader,
  siteId: string,
  subjects: readonly Subject[],
): Promise<StandingSanction[]> =>
  reader.query<StandingSanction>(STANDING, [
    siteId,
    subjects.map(({ kind }) => kind),
    subjects.map(({ key }) => key),
  ]);

/**
 * Refuses who is banned, in what is no text: likes and reports. Under the site's lock.
 * @throws AuthorBanned
 */
export async function refuseBanned(
  tx: Tx,
  {
    siteId,
    viewer,
    ip,
    secret,
    at,
  }: { siteId: string; viewer: Viewer; ip: string; secret: string; at: Date },
): Promise<void> {
  const author = {
    accountId: viewer.kind === 'account' ? viewer.accountId : null,
    guestId: viewer.kind === 'guest' ? viewer.guestId : null,
    email: viewer.kind === 'guest' ? viewer.email : null,
  };
  const subjects = subjectsOf({ ...{ author, ip, secret }, isStaff: isStaff(viewer), typedEmail: null });
  const standing = standingOf(await readSanctions(tx, siteId, subjects), at);
  if (standing.state === 'banned') throw new AuthorBanned(standing.sanction);
}

import { allow } from '../accounts/allow.js';
import { may } from '../accounts/permissions.rules.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { claimKey } from '../platform/database/idempotency.js';
import { NotHere } from '../platform/errors/problem.js';
import { newId } from '../platform/ids.js';
import { instantOf } from '../platform/rfc3339.js';
import { RuleUnknown } from '../policies/policies.errors.js';
import { readCommentPolicy } from '../policies/read-comment-policy.js';
import { holdSiteLock } from '../sites/site-lock.js';
import { findSubject } from './find-subject.js';
import type { SanctionBody } from './sanction.body.js';
import { SanctionEndsBefore, SanctionTooLong, WarningWithoutReader } from './sanctions.errors.js';
import type { Subject } from './subjects.js';

/** What a moderator may hold or mute for. */
const MODERATORS_MOST = 30 * 86_400_000;

export interface ImposeSanctionCommand {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly body: SanctionBody;
  readonly idempotencyKey: string | null;
}

/**
 * Acts on an author; answers the id, of a repeated request the first one's. Holds the site's lock alone: it waits for
 * the posts under way, and those that come read it after they got the lock. A lock on the author would not do, since a
 * guest who has no token yet has no row.
 */
export async function imposeSanction(
  tx: Tx,
  { siteId, by, body, idempotencyKey: key }: ImposeSanctionCommand,
  secret: string,
): Promise<{ id: string; isNew: boolean }> {
  await holdSiteLock(tx, siteId);
  const id = newId();
  const who = { credential: by.accountId };
  const request = key === null ? null : { siteId, key, route: 'sanctions', who, body };
  const first = await claimKey(tx, request, id);
  if (first !== null) return { id: first, isNew: false };
  const at = await readClock(tx);
  const until = body.until == null ? null : instantOf(body.until);
  holdTerm(by, body, until, at);
  const subject = await findSubject(tx, { siteId, by, on: body.on, secret });
  if (body.kind === 'warn' && subject.kind !== 'account' && subject.kind !== 'guest')
    throw new WarningWithoutReader();
  await impose(tx, { id, siteId, by, body, subject, until, at });
  return { id, isNew: true };
}

function holdTerm(by: AccountViewer, { kind }: SanctionBody, until: Date | null, at: Date): void {
  if (kind === 'ban') allow(by, 'ban authors', 'site');
  if (until !== null && until <= at) throw new SanctionEndsBefore();
  if (kind === 'warn' || may(by, 'ban authors', 'site')) return;
  if (until === null || until.getTime() - at.getTime() > MODERATORS_MOST) throw new SanctionTooLong();
}

async function impose(
  tx: Tx,
  given: {
    id: string;
    siteId: string;
    by: AccountViewer;
    body: SanctionBody;
    subject: Subject;
    until: Date | null;
    at: Date;
  },
): Promise<void> {
  const { id, siteId, by, body, subject, until, at } = given;
  const rule = body.rule ?? null;
  const policyVersion = rule === null ? null : await versionWith(tx, siteId, rule);
  const commentId = body.comment ?? null;
  if (commentId !== null) await holdComment(tx, siteId, commentId);
  await tx.run(
    `INSERT INTO sanctions (id, site_id, kind, subject_kind, subject_key, rule, policy_version, imposed_by, imposed_at, until, comment_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, siteId, body.kind, subject.kind, subject.key, rule, policyVersion],
      ...[by.accountId, at, until, commentId],
    ],
  );
  if (body.note != null)
    await tx.run('INSERT INTO sanction_notes (sanction_id, note) VALUES ($1, $2)', [id, body.note]);
  const hasId = subject.kind === 'account' || subject.kind === 'guest';
  await record(tx, [
    {
      siteId,
      at,
      actor: { kind: 'account', id: by.accountId },
      action: 'sanction.impose',
      subjectKind: 'sanction',
      subjectId: id,
      detail: {
        ...{ kind: body.kind, on: subject.kind, rule, policyVersion, commentId },
        ...(hasId && { authorId: subject.key }),
        until: until?.toISOString() ?? null,
      },
    },
  ]);
}

/** The version in force, which has the rule. */
async function versionWith(tx: Tx, siteId: string, rule: string): Promise<number> {
  const { version, rules } = await readCommentPolicy(tx, siteId, 'current');
  const keys = rules.map(({ key }) => key);
  if (!keys.includes(rule)) throw new RuleUnknown(rule, keys);
  return version;
}

async function holdComment(tx: Tx, siteId: string, id: string): Promise<void> {
  const here = await tx.query('SELECT FROM comments WHERE id = $1 AND site_id = $2', [id, siteId]);
  if (here.length === 0) throw new NotHere('comment');
}

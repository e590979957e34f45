import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { emit } from '../platform/database/outbox.js';
import { changeSite } from '../sites/site-lock.js';
import { CommentPolicyRule } from './comment-policy-rule.entity.js';
import { CommentPolicy } from './comment-policy.entity.js';
import { DraftNotThere, RuleInUse } from './policies.errors.js';
import {
  readCommentPolicy,
  readCommentPolicyDraft,
  type DraftPolicy,
  type PublishedPolicy,
} from './read-comment-policy.js';

const DAY = 86_400_000;

export interface DraftToPublish {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly version: number;
  /** Days for which discussions tell of the change. */
  readonly announceDays: number;
}

/** Puts the draft in force: from its commit on, no comment is accepted and no decision made under the version before. */
@Injectable()
export class PublishCommentPolicy {
  constructor(private readonly database: Database) {}

  execute(draft: DraftToPublish): Promise<PublishedPolicy> {
    return this.database.transaction((tx) => publishCommentPolicy(tx, draft));
  }
}

export async function publishCommentPolicy(
  tx: Tx,
  { siteId, by, version, announceDays }: DraftToPublish,
): Promise<PublishedPolicy> {
  await changeSite(tx, siteId);
  const draft = await readCommentPolicyDraft(tx, siteId);
  if (draft?.version !== version) throw new DraftNotThere(draft?.version ?? null);
  await holdRulesInUse(tx, siteId, draft);
  const at = await readClock(tx);
  const announcedUntil = announceDays === 0 ? null : new Date(at.getTime() + announceDays * DAY);
  const { title, body, acceptance, rules } = draft;
  await tx.manager.insert(CommentPolicy, {
    ...{ siteId, version, title, body, acceptance },
    ...{ publishedAt: at, announcedUntil, publishedBy: by.accountId },
  });
  await tx.manager.insert(
    CommentPolicyRule,
    rules.map((rule, index) => ({ ...rule, siteId, version, ordinal: index + 1 })),
  );
  await tx.run('DELETE FROM comment_policy_drafts WHERE site_id = $1', [siteId]);
  await emit(tx, [{ siteId, event: 'comment-policy.published', subjectId: siteId, at, detail: { version } }]);
  const actor = { kind: 'account', id: by.accountId } as const;
  await record(tx, [
    {
      ...{ siteId, at, actor, action: 'comment-policy.publish', subjectKind: 'site', subjectId: siteId },
      detail: { version, rules: rules.map(({ key }) => key) },
    },
  ]);
  return readCommentPolicy(tx, siteId, version);
}

/** A rule that decisions or sanctions cite is explained for as long as they stand. */
async function holdRulesInUse(tx: Tx, siteId: string, draft: DraftPolicy): Promise<void> {
  const used = await tx.query<{ key: string }>(
    `SELECT r.key FROM comment_policy_rules r
     WHERE r.site_id = $1 AND r.version = $2 - 1 AND r.key <> ALL ($3::text[])
       AND (EXISTS (SELECT FROM decisions d WHERE d.site_id = r.site_id AND d.rule = r.key)
         OR EXISTS (SELECT FROM sanctions s WHERE s.site_id = r.site_id AND s.rule = r.key))
     ORDER BY r.ordinal`,
    [siteId, draft.version, draft.rules.map(({ key }) => key)],
  );
  if (used.length > 0) throw new RuleInUse(used.map(({ key }) => key));
}

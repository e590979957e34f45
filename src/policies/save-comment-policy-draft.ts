import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { holdSiteLock } from '../sites/site-lock.js';
import type { CommentPolicyBody } from './comment-policy.body.js';
import { readCommentPolicyDraft, type DraftPolicy } from './read-comment-policy.js';

export interface DraftToSave {
  readonly siteId: string;
  readonly by: AccountViewer;
  readonly body: CommentPolicyBody;
}

/** Keeps the next version of the comment policy, in the place of the draft that was there. */
@Injectable()
export class SaveCommentPolicyDraft {
  constructor(private readonly database: Database) {}

  execute(draft: DraftToSave): Promise<DraftPolicy> {
    return this.database.transaction((tx) => saveCommentPolicyDraft(tx, draft));
  }
}

/** The site's lock first: nobody publishes what is being written. */
export async function saveCommentPolicyDraft(
  tx: Tx,
  { siteId, by, body }: DraftToSave,
): Promise<DraftPolicy> {
  const { title, body: text, acceptance = 'implied' } = body;
  const rules = body.rules.map((rule) => ({ key: rule.key, title: rule.title, text: rule.text }));
  await holdSiteLock(tx, siteId);
  const at = await readClock(tx);
  await tx.run(
    `INSERT INTO comment_policy_drafts (site_id, title, body, acceptance, rules, saved_by, saved_at)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)
     ON CONFLICT (site_id) DO UPDATE SET title = excluded.title, body = excluded.body,
       acceptance = excluded.acceptance, rules = excluded.rules, saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
    [siteId, title, text, acceptance, JSON.stringify(rules), by.accountId, at],
  );
  const draft = (await readCommentPolicyDraft(tx, siteId))!;
  const actor = { kind: 'account', id: by.accountId } as const;
  await record(tx, [
    {
      ...{ siteId, at, actor, action: 'comment-policy.draft', subjectKind: 'site', subjectId: siteId },
      detail: { version: draft.version },
    },
  ]);
  return draft;
}

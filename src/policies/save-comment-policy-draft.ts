import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { CommentPolicyBody } from './comment-policy.body.js';
import { readCommentPolicyDraft, type DraftPolicy } from './read-comment-policy.js';

/** Keeps the next version of the comment policy, in the place of the draft that was there. */
@Injectable()
export class SaveCommentPolicyDraft {
  constructor(private readonly database: Database) {}

  async execute(command: {
    siteId: string;
    by: AccountViewer;
    body: CommentPolicyBody;
  }): Promise<DraftPolicy> {
    const { siteId, by, body } = command;
    const { title, body: text, acceptance = 'implied' } = body;
    const rules = body.rules.map((rule) => ({ key: rule.key, title: rule.title, text: rule.text }));
    return this.database.transaction(async (tx) => {
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
    });
  }
}

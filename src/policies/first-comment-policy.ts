import { readClock } from '../platform/clock.js';
import type { Tx } from '../platform/database/database.js';
import { CommentPolicyRule } from './comment-policy-rule.entity.js';
import { CommentPolicy } from './comment-policy.entity.js';
import { policyWordsFor } from './words.js';
import { FIRST_RULES } from './words/policy-words.js';

/** Version 1, with which every site starts, in its language: a publisher's own versions follow it. */
export async function publishFirstCommentPolicy(tx: Tx, siteId: string, locale: string): Promise<void> {
  const publishedAt = await readClock(tx);
  const version = 1;
  const { title, body, rules } = policyWordsFor(locale).firstPolicy;
  await tx.manager.insert(CommentPolicy, { siteId, version, title, body, publishedAt });
  await tx.manager.insert(
    CommentPolicyRule,
    FIRST_RULES.map((key, index) => {
      const [ruleTitle, text] = rules[key];
      return { siteId, version, key, ordinal: index + 1, title: ruleTitle, text };
    }),
  );
}

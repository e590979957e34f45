import type { Tx } from '../platform/database/database.js';
import type { Problem } from '../platform/errors/problem.js';
import { RuleUnknown } from '../policies/policies.errors.js';
import { readCommentPolicy } from '../policies/read-comment-policy.js';
import type { DecisionAction } from '../comments/comment-status.rules.js';
import { RuleRequired } from './moderation.errors.js';

/** A rule of the comment policy, in the version that was in force; none where a decision names none. */
export interface CitedRule {
  readonly rule: string | null;
  readonly policyVersion: number | null;
}

/** Finds the rule that a decision names in the policy in force, or what is wrong with it. */
export async function citeRule(
  tx: Tx,
  siteId: string,
  action: DecisionAction,
  rule: string | null,
): Promise<{ readonly rule: CitedRule; readonly refusal: Problem | null }> {
  const none = { rule: null, policyVersion: null };
  if (rule === null && action !== 'reject') return { rule: none, refusal: null };
  const { version, rules } = await readCommentPolicy(tx, siteId, 'current');
  const keys = rules.map(({ key }) => key);
  if (rule === null) return { rule: none, refusal: new RuleRequired(keys) };
  if (!keys.includes(rule)) return { rule: none, refusal: new RuleUnknown(rule, keys) };
  return { rule: { rule, policyVersion: version }, refusal: null };
}

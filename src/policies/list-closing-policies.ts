import type { Reader } from '../platform/database/database.js';
import type { ClosingPolicy } from './closing-policy.rules.js';
import type { PolicySubject } from './set-closing-policy.js';

/** What one version of a closing policy changed, when, and who did it. */
export interface PolicyVersion {
  readonly version: number;
  readonly setAt: Date;
  /** Null: nobody with an account, as at the command line. */
  readonly setBy: { readonly id: string; readonly name: string } | null;
  /** The policy of the version below; empty for the first. */
  readonly before: ClosingPolicy;
  readonly after: ClosingPolicy;
}

/** Every version of a level's closing policy, newest first. */
export const listClosingPolicies = (reader: Reader, { id, level }: PolicySubject): Promise<PolicyVersion[]> =>
  reader.query<PolicyVersion>(
    `SELECT p.version, p.set_at AS "setAt",
       CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS "setBy",
       coalesce(lag(p.policy) OVER (ORDER BY p.version), '{}') AS before, p.policy AS after
     FROM closing_policies p LEFT JOIN accounts a ON a.id = p.set_by
     WHERE p.subject_id = $1 AND p.level = $2 ORDER BY p.version DESC`,
    [id, level],
  );

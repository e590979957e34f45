import type { Tx } from '../platform/database/database.js';
import { currentPolicyVersion } from '../policies/read-comment-policy.js';
import { PolicyNotAccepted } from './posting.errors.js';

/** Posting accepts the version in force; naming another one says that the author has read that instead. */
export async function acceptedPolicy(
  tx: Tx,
  siteId: string,
  named: number | null | undefined,
): Promise<number> {
  const current = await currentPolicyVersion(tx, siteId);
  if (named != null && named !== current) throw new PolicyNotAccepted(current);
  return current;
}

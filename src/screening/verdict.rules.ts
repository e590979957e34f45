import type { Finding, Verdict } from './finding.js';

/** How findings combine: refuse > spam > hold > publish, and trust leaves only a refusal standing. */
export function verdictOf(findings: readonly Pick<Finding, 'verdict'>[]): Verdict {
  const found = new Set(findings.map(({ verdict }) => verdict));
  if (found.has('refuse')) return 'refuse';
  if (found.has('trust')) return 'publish';
  if (found.has('spam')) return 'spam';
  return found.has('hold') ? 'hold' : 'publish';
}

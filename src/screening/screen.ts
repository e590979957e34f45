import type { Problem } from '../platform/errors/problem.js';
import { checks } from './checks.js';
import type {
  Check,
  Facts,
  Finding,
  RefusingFinding,
  ScreeningSettings,
  Submission,
  Verdict,
} from './finding.js';
import { verdictOf } from './verdict.rules.js';

export interface Screening {
  readonly verdict: Verdict;
  /** What every check said, in their order, also those that passed. */
  readonly trace: readonly Finding[];
  /** With the verdict `refuse` only: the first check's that refused. */
  readonly refusal?: Problem;
}

/** Puts a text through the site's checks. */
export function screen(submission: Submission, facts: Facts, settings: ScreeningSettings): Screening {
  return combine(checks.map((check) => examined(check, submission, facts, settings)));
}

const examined = (check: Check, ...given: Parameters<Check['examine']>): Finding | RefusingFinding =>
  check.examine(...given) ?? { check: check.name, verdict: 'pass' };

function combine(findings: readonly (Finding | RefusingFinding)[]): Screening {
  const refusing = findings.find((finding) => 'refusal' in finding);
  const trace = findings.map(({ check, verdict, reason, evidence }) => ({
    check,
    verdict,
    ...(reason !== undefined && { reason }),
    ...(evidence !== undefined && { evidence }),
  }));
  return { verdict: verdictOf(findings), trace, ...(refusing && { refusal: refusing.refusal }) };
}

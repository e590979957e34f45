import type { Check, RefusingFinding } from '../finding.js';
import { PolicyNotAccepted } from '../screening.errors.js';

/** Refuses who has not accepted the comment policy in force: by posting, or by saying so where it asks for that. */
export const policy: Check = {
  name: 'policy',
  examine: (_, { policy: facts }): RefusingFinding | null =>
    facts === undefined || facts.accepted
      ? null
      : {
          check: 'policy',
          verdict: 'refuse',
          evidence: { version: facts.version },
          refusal: new PolicyNotAccepted(facts.version),
        },
};

import type { Check, RefusingFinding } from '../finding.js';
import { TooFast } from '../screening.errors.js';

/** Refuses who posts faster than a person writes, or more than an address should. */
export const flood: Check = {
  name: 'flood',
  examine: (_, { tooFast }): RefusingFinding | null =>
    tooFast === undefined
      ? null
      : {
          check: 'flood',
          verdict: 'refuse',
          reason: tooFast.of,
          evidence: { wait: tooFast.wait },
          refusal: new TooFast(tooFast.of, tooFast.wait),
        },
};

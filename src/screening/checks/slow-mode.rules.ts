import type { Check, RefusingFinding } from '../finding.js';
import { SlowModeOn } from '../screening.errors.js';

/** Refuses a second comment of a person in a thread before its slow mode takes the next. */
export const slowMode: Check = {
  name: 'slowMode',
  examine: (_, { tooSoon }): RefusingFinding | null =>
    tooSoon === undefined
      ? null
      : {
          check: 'slowMode',
          verdict: 'refuse',
          evidence: { ...tooSoon },
          refusal: new SlowModeOn(tooSoon.seconds, tooSoon.wait),
        },
};

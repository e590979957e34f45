import type { Check } from '../finding.js';

/** Holds everything where everything is reviewed before it appears. */
export const mode: Check = {
  name: 'mode',
  examine: (_text, _facts, { mode: inForce }) =>
    inForce === 'before' ? { check: 'mode', verdict: 'hold', reason: inForce } : null,
};

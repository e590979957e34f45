import type { Check } from '../finding.js';

/** Holds what newcomers write, where their first comments are reviewed before they appear. */
export const newcomer: Check = {
  name: 'newcomer',
  examine: (_, facts, { mode, wordpress = 'off' }) =>
    wordpress === 'off' && mode === 'newcomers' && facts.newcomer === true
      ? { check: 'newcomer', verdict: 'hold' }
      : null,
};

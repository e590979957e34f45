import type { Check } from '../finding.js';

/** Holds what is reviewed before it is published: everything, or what newcomers write. */
export const mode: Check = {
  name: 'mode',
  examine(_, { newcomer }, { moderationMode }) {
    const holds = moderationMode === 'before' || (moderationMode === 'newcomers' && newcomer === true);
    return holds ? { check: 'mode', verdict: 'hold', reason: moderationMode } : null;
  },
};

import type { Check } from '../finding.js';

/** Holds a text with more links than the site lets pass. */
export const links: Check = {
  name: 'links',
  examine(_, { links: count }, { linksBeforeHold: limit, wordpress = 'off' }) {
    if (limit === 'off' || wordpress !== 'off') return null;
    return { check: 'links', verdict: count > limit ? 'hold' : 'pass', evidence: { links: count, limit } };
  },
};

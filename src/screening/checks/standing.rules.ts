import type { Check } from '../finding.js';

/** Staff are not held: they would review themselves. */
export const standing: Check = {
  name: 'standing',
  examine: ({ author }) =>
    author.kind === 'staff' ? { check: 'standing', verdict: 'trust', reason: 'staff' } : null,
};

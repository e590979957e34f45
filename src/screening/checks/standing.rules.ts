import type { Check } from '../finding.js';

/** Who decides on the comments here is not held: they would review themselves. */
export const standing: Check = {
  name: 'standing',
  examine: ({ author }) => (author.trusted ? { check: 'standing', verdict: 'trust', reason: 'staff' } : null),
};

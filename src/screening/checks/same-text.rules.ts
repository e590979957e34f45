import type { Check, RefusingFinding } from '../finding.js';
import { SameText } from '../screening.errors.js';

/** Refuses what the same person has just said in the same thread: a second click, or a copy. */
export const sameText: Check = {
  name: 'sameText',
  examine: (_, facts): RefusingFinding | null =>
    facts.sameText ? { check: 'sameText', verdict: 'refuse', refusal: new SameText() } : null,
};

import type { Check, Evidence, RefusingFinding } from '../finding.js';
import { BodyInvisible, BodyUnreadable } from '../screening.errors.js';
import { problemOfText } from '../text.rules.js';

/** Refuses what cannot be a comment: nothing, too much, what is not text, what nobody would see. */
export const text: Check = {
  name: 'text',
  examine({ raw }, { blank }): RefusingFinding | null {
    const refusal = problemOfText(raw) ?? (blank === true ? new BodyInvisible() : null);
    if (refusal === null) return null;
    const evidence: Evidence =
      refusal instanceof BodyUnreadable ? { position: refusal.position } : { length: raw.length };
    return { check: 'text', verdict: 'refuse', reason: refusal.code, evidence, refusal };
  },
};

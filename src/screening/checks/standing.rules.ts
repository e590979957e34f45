import { AuthorBanned, AuthorMuted, WarningNotAcknowledged } from '../../sanctions/sanctions.errors.js';
import type { Check, Finding, RefusingFinding } from '../finding.js';

const REFUSALS = { banned: AuthorBanned, muted: AuthorMuted, warned: WarningNotAcknowledged } as const;

/**
 * What moderators have imposed on the author comes first. Who decides on the comments here is not held by the rest:
 * they would review themselves.
 */
export const standing: Check = {
  name: 'standing',
  examine: ({ author }, { standing: facts = { state: 'good' } }): Finding | RefusingFinding | null => {
    if (facts.state === 'good')
      return author.trusted ? { check: 'standing', verdict: 'trust', reason: 'staff' } : null;
    const { state, sanction } = facts;
    const found = { check: 'standing', evidence: { sanction: sanction.id } } as const;
    if (state === 'held') return { ...found, verdict: 'hold', reason: 'held-author' };
    return { ...found, verdict: 'refuse', reason: state, refusal: new REFUSALS[state](sanction) };
  },
};

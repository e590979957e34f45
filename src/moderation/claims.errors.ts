import { Problem } from '../platform/errors/problem.js';
import { exampleId } from '../platform/http/examples.js';
import type { Holder } from '../queues/claims.js';

const HOLDER: Holder = {
  id: exampleId('account'),
  name: 'Mary Shelley',
  until: new Date('2026-11-02T09:25:00Z'),
};

/** Somebody else has it in hand. */
export class ItemClaimed extends Problem {
  static readonly examples = () => [new ItemClaimed(HOLDER)];

  constructor({ id, name, until }: Holder) {
    super(
      409,
      'item_claimed',
      'Somebody has it in hand',
      `${name} has claimed this until ${until.toISOString()}: leave it to them, take it over, or wait until then.`,
      { claimedBy: { id, name }, claimedUntil: until.toISOString() },
    );
  }
}

/** It ran out and somebody else has the item, or the item is closed. */
export class ClaimLost extends Problem {
  constructor() {
    super(
      409,
      'claim_lost',
      'That claim has ended',
      'The item was decided, has changed, or is in other hands by now: claim the next one.',
    );
  }
}

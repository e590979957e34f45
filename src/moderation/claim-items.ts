import { Injectable } from '@nestjs/common';
import { allow } from '../accounts/allow.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import {
  holderOf,
  placeOfClaim,
  releaseClaim,
  renewClaim,
  takeItem,
  type Claim,
  type ClaimedItem,
} from '../queues/claims.js';
import { claimNext } from '../queues/claim-next.js';
import { QUEUES } from '../queues/items.js';
import { narrow, type Narrowing } from './narrow-queue.js';
import { sectionsOfOthers } from './own-comment.js';
import { ClaimLost } from './claims.errors.js';

/** A claim as a moderator works with it: the item names the comment's revision, which a decision has to name too. */
export interface PresentedClaim {
  readonly id: string;
  readonly expiresAt: Date;
  readonly item: ClaimedItem & { readonly revision: number };
}

/** Takes items of a queue in hand, so that no two moderators look at the same one. */
@Injectable()
export class ClaimItems {
  constructor(private readonly database: Database) {}

  /** The next of a queue, in its order; none where nothing waits that nobody has in hand. */
  next(command: {
    siteId: string;
    by: AccountViewer;
    queue: string;
    narrowing: Narrowing;
    count: number;
  }): Promise<PresentedClaim[]> {
    const { siteId, by, count, narrowing } = command;
    const queue = QUEUES.find((known) => known === command.queue);
    if (queue === undefined) throw new NotHere('queue');
    return this.database.transaction(async (tx) => {
      const now = await readClock(tx);
      const filter = await narrow(tx, siteId, by, narrowing);
      const ownLeftIn = await sectionsOfOthers(tx, siteId, by.accountId);
      return present(tx, await claimNext(tx, { filter, queue, count, by: by.accountId, ownLeftIn, now }));
    });
  }

  /** @throws ClaimLost where it is not theirs any more */
  renew({ claimId, by }: { claimId: string; by: AccountViewer }): Promise<PresentedClaim> {
    return this.database.transaction(async (tx) => {
      const place = await hold(tx, claimId, by);
      // Its article may have moved out of their sections.
      if (place !== null) allow(by, 'decide on comments', place);
      const claim = await renewClaim(tx, claimId, by.accountId, await readClock(tx));
      if (claim === null) throw new ClaimLost();
      return (await present(tx, [claim]))[0]!;
    });
  }

  async release({ claimId, by }: { claimId: string; by: AccountViewer }): Promise<void> {
    await this.database.transaction(async (tx) => {
      await hold(tx, claimId, by);
      await releaseClaim(tx, claimId, by.accountId);
    });
  }

  /** Takes one item from whoever has it in hand, on record. */
  takeOver(command: { siteId: string; itemId: string; by: AccountViewer }): Promise<PresentedClaim> {
    const { siteId, itemId, by } = command;
    return this.database.transaction(async (tx) => {
      await lockItem(tx, siteId, itemId, by);
      const now = await readClock(tx);
      const holder = await holderOf(tx, itemId, now);
      const claim = await takeItem(tx, itemId, by.accountId, now);
      if (holder !== null && holder.id !== by.accountId) {
        const actor = { kind: 'account', id: by.accountId } as const;
        const deed = {
          siteId,
          at: now,
          actor,
          action: 'item.take-over',
          subjectKind: 'item',
          subjectId: itemId,
        };
        await record(tx, [{ ...deed, detail: { from: holder.id } }]);
      }
      return (await present(tx, [claim]))[0]!;
    });
  }
}

/** Where a claim is; refuses what is none, and somebody else's, of this site or another. */
async function hold(tx: Tx, claimId: string, by: AccountViewer): Promise<{ section: string | null } | null> {
  const place = isId(claimId) ? await placeOfClaim(tx, claimId) : null;
  if (!isId(claimId) || (place !== null && place.by !== by.accountId)) throw new NotHere('claim');
  return place;
}

/** An open item of this site, within the moderator's sections. */
async function lockItem(tx: Tx, siteId: string, itemId: string, by: AccountViewer): Promise<void> {
  const [item] = isId(itemId)
    ? await tx.query<{ section: string | null; isOpen: boolean }>(
        `SELECT section_id AS section, closed_at IS NULL AS "isOpen" FROM items WHERE id = $1 AND site_id = $2 FOR NO KEY UPDATE`,
        [itemId, siteId],
      )
    : [];
  if (!item) throw new NotHere('item');
  allow(by, 'decide on comments', item);
  if (!item.isOpen) throw new ClaimLost();
}

async function present(tx: Tx, claims: readonly Claim[]): Promise<PresentedClaim[]> {
  const rows = await tx.query<{ id: string; revision: number }>(
    'SELECT id, revision FROM comments WHERE id = ANY ($1::uuid[])',
    [claims.map(({ item }) => item.subjectId)],
  );
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
  return claims.map(({ item, ...claim }) => ({
    ...claim,
    item: { ...item, revision: revisions.get(item.subjectId)! },
  }));
}

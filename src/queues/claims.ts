import type { Reader, Tx } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { queuesHint } from '../sites/site-hints.js';
import type { ItemReason, Priority, Queue } from './items.js';

/** Seconds; renewing begins them anew. */
export const LEASE = 300;
/** At once. */
export const MOST_CLAIMS = 25;

/** A moderator's lease on an item. */
export interface Claim {
  readonly id: string;
  readonly expiresAt: Date;
  readonly item: ClaimedItem;
}

export interface ClaimedItem {
  readonly id: string;
  readonly queue: Queue;
  readonly kind: string;
  readonly subjectId: string;
  readonly reasons: readonly ItemReason[];
  readonly priority: Priority;
  readonly language: string;
  readonly openedAt: Date;
}

/** Who has an item in hand, and until when. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly until: Date;
}

export interface ClaimRow extends Omit<ClaimedItem, 'id'> {
  readonly itemId: string;
  readonly claimId: string;
  readonly claimedUntil: Date;
}

export const CLAIM_ROW = `i.id AS "itemId", i.queue, i.kind, i.subject_id AS "subjectId", i.reasons, i.priority, i.language,
  i.opened_at AS "openedAt", i.claim_id AS "claimId", i.claimed_until AS "claimedUntil"`;

/** Whose a claim is, and in which section; null: it has ended, and is nobody's. */
export async function placeOfClaim(
  reader: Reader,
  claimId: string,
): Promise<{ by: string; section: string | null } | null> {
  const [place] = await reader.query<{ by: string; section: string | null }>(
    'SELECT claimed_by AS by, section_id AS section FROM items WHERE claim_id = $1',
    [claimId],
  );
  return place ?? null;
}

/** Begins the lease of a claim anew, also one that ran out and that nobody else has taken; null: it is gone. */
export async function renewClaim(tx: Tx, claimId: string, by: string, now: Date): Promise<Claim | null> {
  const [row] = await tx.query<ClaimRow>(
    `UPDATE items i SET claimed_until = $3::timestamptz + $4 * interval '1 second'
     WHERE claim_id = $1 AND claimed_by = $2 RETURNING ${CLAIM_ROW}`,
    [claimId, by, now, LEASE],
  );
  return row ? claimOf(row) : null;
}

/** Begins the lease of an item anew for who has it in hand and works on it; answers its end, or null where it is not theirs. */
export async function renewByUse(tx: Tx, itemId: string, by: string, now: Date): Promise<Date | null> {
  const [renewed] = await tx.query<{ until: Date }>(
    `UPDATE items SET claimed_until = $3::timestamptz + $4 * interval '1 second'
     WHERE id = $1 AND claimed_by = $2 AND claimed_until > $3 RETURNING claimed_until AS until`,
    [itemId, by, now, LEASE],
  );
  return renewed?.until ?? null;
}

/** Gives an item back. One that is gone is given back already. */
export async function releaseClaim(tx: Tx, claimId: string, by: string): Promise<void> {
  const released = await tx.query<{ siteId: string }>(
    `UPDATE items SET claim_id = NULL, claimed_by = NULL, claimed_until = NULL
     WHERE claim_id = $1 AND claimed_by = $2 RETURNING site_id AS "siteId"`,
    [claimId, by],
  );
  tx.hint(...released.map(({ siteId }) => queuesHint(siteId)));
}

/** Claims one item, whoever has it in hand. It is open, and locked by the caller. */
export async function takeItem(tx: Tx, itemId: string, by: string, now: Date): Promise<Claim> {
  const [row] = await tx.query<ClaimRow & { siteId: string }>(
    `UPDATE items i SET claim_id = $2, claimed_by = $3, claimed_until = $4::timestamptz + $5 * interval '1 second'
     WHERE id = $1 RETURNING ${CLAIM_ROW}, i.site_id AS "siteId"`,
    [itemId, newId(), by, now, LEASE],
  );
  const { siteId, ...claim } = row!;
  tx.hint(queuesHint(siteId));
  return claimOf(claim);
}

/** Who has an item in hand; null: nobody. */
export async function holderOf(reader: Reader, itemId: string, now: Date): Promise<Holder | null> {
  const [holder] = await reader.query<Holder>(
    `SELECT a.id, a.name, i.claimed_until AS until FROM items i JOIN accounts a ON a.id = i.claimed_by
     WHERE i.claimed_until > $2 AND i.closed_at IS NULL AND i.id = $1`,
    [itemId, now],
  );
  return holder ?? null;
}

/** Whose claim stands on the open item of a subject; it may have run out. */
export interface Lease {
  readonly subjectId: string;
  readonly by: string;
  readonly until: Date;
}

/**
 * The claims on the open items of subjects. The items stay locked to the end of the transaction, so that nobody claims
 * them meanwhile.
 */
export async function lockOpenItems(
  tx: Tx,
  kind: string,
  subjectIds: readonly string[],
): Promise<readonly Lease[]> {
  const items = await tx.query<Lease | { subjectId: string; by: null }>(
    `SELECT subject_id AS "subjectId", claimed_by AS by, claimed_until AS until FROM items
     WHERE kind = $1 AND subject_id = ANY ($2::uuid[]) AND closed_at IS NULL ORDER BY id FOR NO KEY UPDATE`,
    [kind, subjectIds],
  );
  return items.filter((item): item is Lease => item.by !== null);
}

/** Who has subjects in hand, by the subjects' ids: without what is in one's own, and what has run out. */
export async function otherHolders(
  reader: Reader,
  leases: readonly Lease[],
  { by, now }: { by: string; now: Date },
): Promise<ReadonlyMap<string, Holder>> {
  const held = leases.filter((lease) => lease.by !== by && lease.until > now);
  if (held.length === 0) return new Map();
  const accounts = await reader.query<{ id: string; name: string }>(
    'SELECT id, name FROM accounts WHERE id = ANY ($1::uuid[])',
    [held.map((lease) => lease.by)],
  );
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return new Map(
    held.map(({ subjectId, by: id, until }) => [subjectId, { id, name: names.get(id)!, until }]),
  );
}

export const claimOf = ({ itemId: id, claimId, claimedUntil: expiresAt, ...item }: ClaimRow): Claim => ({
  id: claimId,
  expiresAt,
  item: { id, ...item },
});

/** The order of a queue. */
export const byOrder = ({ item: one }: Claim, { item: other }: Claim): number =>
  one.priority - other.priority ||
  one.openedAt.getTime() - other.openedAt.getTime() ||
  (one.id < other.id ? -1 : 1);

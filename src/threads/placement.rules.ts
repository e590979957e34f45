/** A position is an unsigned 32-bit number, so that keys compare byte by byte as their positions do. */
const BYTES = 4;
const HIGHEST_POSITION = 0xffff_ffff;
/** Ancestors in a key, the top-level one included. */
const ANCESTORS = 8;
/** One byte longer than any key, and higher. */
const BEYOND_ALL = Buffer.alloc((ANCESTORS + 1) * BYTES + 1, 0xff);

/** Where a comment stands in its thread. */
export interface Place {
  /** Positions of at most eight ancestors, top-level first, then the comment's own: 4 to 36 bytes. */
  readonly placement: Buffer;
  /** How far below the top level, which is 0; without an upper bound. */
  readonly depth: number;
}

/**
 * The place of a new comment, at the top level where `parent` is null. Ordered by `placement`, a thread's comments
 * stand depth-first, oldest first at each level. From depth 8 on a comment stands beside its parent, below the eighth
 * ancestor: a key without a bound outgrows its index. Whom it answers is in `parentId` only.
 * @param position the comment's place in the thread's order of arrival, 1 for the first
 */
export function placeUnder(parent: Place | null, position: number): Place {
  if (!Number.isInteger(position) || position < 0 || position > HIGHEST_POSITION) {
    throw new RangeError(`${position} is not a position`);
  }
  const own = Buffer.alloc(BYTES);
  own.writeUInt32BE(position);
  if (parent === null) return { placement: own, depth: 0 };
  const ancestors = parent.placement.subarray(0, ANCESTORS * BYTES);
  return { placement: Buffer.concat([ancestors, own]), depth: parent.depth + 1 };
}

/** The keys of the comments that this one stands below, top-level first. */
export const ancestorsOf = (placement: Buffer): Buffer[] =>
  Array.from({ length: placement.length / BYTES - 1 }, (_, index) =>
    placement.subarray(0, (index + 1) * BYTES),
  );

/** The key of the top-level comment: its own at depth 0. */
export const rootOf = (placement: Buffer): Buffer => placement.subarray(0, BYTES);

/** The exclusive end of a range: what stands below is `placement > x AND placement < endOfSubtree(x)`. */
export function endOfSubtree(placement: Buffer): Buffer {
  // A last byte of 255 cannot be raised: the byte before it carries.
  const raised = placement.findLastIndex((byte) => byte < 0xff);
  if (raised === -1) return BEYOND_ALL;
  const end = Buffer.from(placement.subarray(0, raised + 1));
  end[raised]! += 1;
  return end;
}

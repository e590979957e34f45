import { CursorInvalid } from '../platform/errors/problem.js';

/** How a thread's top-level comments can be listed. */
export const ORDERS = ['oldest', 'newest', 'best'] as const;
export type Order = (typeof ORDERS)[number];

/** Where a page begins: behind the comment with this position and, where that decides, so many likes. */
export interface Mark {
  readonly position: number;
  readonly likes: number;
}

const LAST = 0x7fff_ffff;

/**
 * Cursors are positions, counts and placements as text: never instants, which lose digits on their way. Each order has
 * its own letter, so that a cursor of another one is refused.
 */
const CURSORS: Readonly<Record<Order, { pattern: RegExp; write: (mark: Mark) => string; before: Mark }>> = {
  oldest: {
    pattern: /^p(?<position>\d{1,10})$/,
    write: ({ position }) => `p${position}`,
    before: { position: 0, likes: 0 },
  },
  newest: {
    pattern: /^n(?<position>\d{1,10})$/,
    write: ({ position }) => `n${position}`,
    before: { position: LAST, likes: 0 },
  },
  best: {
    pattern: /^b(?<likes>\d{1,10})\.(?<position>\d{1,10})$/,
    write: ({ position, likes }) => `b${likes}.${position}`,
    before: { position: 0, likes: LAST },
  },
};

export const pageCursor = (order: Order, mark: Mark): string => CURSORS[order].write(mark);

/** Where a cursor of this order goes on; before all comments where there is none. */
export function markOf(order: Order, cursor: string | null): Mark {
  const { pattern, before } = CURSORS[order];
  if (cursor === null) return before;
  const found = pattern.exec(cursor)?.groups;
  const position = Number(found?.['position']);
  const likes = Number(found?.['likes'] ?? 0);
  if (!(position <= LAST && likes <= LAST)) throw new CursorInvalid();
  return { position, likes };
}

export const placementCursor = (placement: Buffer): string => `r${placement.toString('hex')}`;

/** @throws CursorInvalid unless it lies between `after` and `end`, the subtree that it goes on in */
export function placementOf(cursor: string, after: Buffer, end: Buffer): Buffer {
  if (!/^r([0-9a-f]{8}){2,9}$/.test(cursor)) throw new CursorInvalid();
  const placement = Buffer.from(cursor.slice(1), 'hex');
  if (placement.compare(after) <= 0 || placement.compare(end) >= 0) throw new CursorInvalid();
  return placement;
}

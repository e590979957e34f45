import { CursorInvalid } from '../platform/errors/problem.js';

/** Cursors are positions and placements as text: never instants, which lose digits on their way. */
export const positionCursor = (position: number): string => `p${position}`;

export function positionOf(cursor: string | null): number {
  if (cursor === null) return 0;
  const position = /^p(\d{1,10})$/.test(cursor) ? Number(cursor.slice(1)) : NaN;
  if (!(position <= 0x7fffffff)) throw new CursorInvalid();
  return position;
}

export const placementCursor = (placement: Buffer): string => `r${placement.toString('hex')}`;

/** @throws CursorInvalid unless it lies between `after` and `end`, the subtree that it goes on in */
export function placementOf(cursor: string, after: Buffer, end: Buffer): Buffer {
  if (!/^r([0-9a-f]{8}){2,9}$/.test(cursor)) throw new CursorInvalid();
  const placement = Buffer.from(cursor.slice(1), 'hex');
  if (placement.compare(after) <= 0 || placement.compare(end) >= 0) throw new CursorInvalid();
  return placement;
}

import { placeUnder } from '../threads/placement.rules.js';

/** A comment to place: its id here, and its parent's in the file. */
export interface Placeable {
  readonly sourceId: string;
  readonly parentSourceId: string | null;
}

export interface KnownParent {
  readonly id: string;
  readonly placement: Buffer;
  readonly depth: number;
}

export interface Placed extends KnownParent {
  readonly parentId: string | null;
  readonly position: number;
  /** Set where the parent is nowhere to be found, or hangs on the comment itself. */
  readonly missingParent: string | null;
}

/**
 * Places comments of one article, given in the order of their positions; parents stand anywhere in the list or in the
 * thread already. A missing parent, or a circle of parents, puts a comment at the top level.
 * @param idOf the id here of a comment in the list
 */
export function placeImported(
  comments: readonly Placeable[],
  known: ReadonlyMap<string, KnownParent>,
  lastPosition: number,
  idOf: (sourceId: string) => string,
): Map<string, Placed> {
  const positions = new Map(comments.map(({ sourceId }, index) => [sourceId, lastPosition + index + 1]));
  const parents = new Map(comments.map(({ sourceId, parentSourceId }) => [sourceId, parentSourceId]));
  const placed = new Map<string, Placed>();
  const place = (sourceId: string, parent: KnownParent | null, missingParent: string | null): void => {
    const position = positions.get(sourceId)!;
    placed.set(sourceId, {
      id: idOf(sourceId),
      parentId: parent?.id ?? null,
      position,
      missingParent,
      ...placeUnder(parent, position),
    });
  };
  for (const { sourceId } of comments) {
    // Up to the nearest placed ancestor, then down again: chains are too long for recursion.
    const chain: string[] = [];
    const onChain = new Set<string>();
    let next: string | null = sourceId;
    while (next !== null && positions.has(next) && !placed.has(next) && !onChain.has(next)) {
      chain.push(next);
      onChain.add(next);
      next = parents.get(next) ?? null;
    }
    for (const link of chain.reverse()) {
      const wanted = parents.get(link) ?? null;
      const parent = wanted === null ? null : (placed.get(wanted) ?? known.get(wanted) ?? null);
      place(link, parent, wanted !== null && parent === null ? wanted : null);
    }
  }
  return placed;
}

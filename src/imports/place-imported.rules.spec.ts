import { describe, expect, it } from '@jest/globals';
import { placeImported, type KnownParent, type Placeable } from './place-imported.rules.js';

const none = new Map<string, KnownParent>();
const idOf = (sourceId: string): string => `id-${sourceId}`;
const comment = (sourceId: string, parentSourceId: string | null = null): Placeable => ({
  sourceId,
  parentSourceId,
});
const keys = (comments: Placeable[], known = none, last = 0): Record<string, string> =>
  Object.fromEntries(
    [...placeImported(comments, known, last, idOf)].map(([sourceId, { placement }]) => [
      sourceId,
      placement.toString('hex').replace(/0{7}/g, ''),
    ]),
  );

describe('placing imported comments', () => {
  it('gives positions in the order of the list, whatever the order of parents', () => {
    expect(keys([comment('reply', 'top'), comment('top'), comment('other')])).toEqual({
      reply: '21',
      top: '2',
      other: '3',
    });
  });

  it('goes on behind what stands there, and under it', () => {
    const known = new Map([['old', { id: 'x', placement: Buffer.from('00000004', 'hex'), depth: 0 }]]);
    const placed = placeImported([comment('new', 'old')], known, 6, idOf).get('new')!;
    expect(placed).toMatchObject({ id: 'id-new', parentId: 'x', position: 7, depth: 1, missingParent: null });
    expect(placed.placement.toString('hex')).toBe('0000000400000007');
  });

  it('puts a comment without its parent at the top, and says so', () => {
    expect(placeImported([comment('a', 'gone')], none, 0, idOf).get('a')).toMatchObject({
      parentId: null,
      depth: 0,
      missingParent: 'gone',
    });
  });

  it.each([
    ['itself', [comment('a', 'a')]],
    ['a circle of two', [comment('a', 'b'), comment('b', 'a')]],
    ['a circle below', [comment('x', 'a'), comment('a', 'b'), comment('b', 'a')]],
  ])('opens %s: every comment is placed, one at the top', (_what, comments) => {
    const placed = [...placeImported(comments, none, 0, idOf).values()];
    expect(placed).toHaveLength(comments.length);
    expect(placed.filter(({ depth }) => depth === 0)).toHaveLength(1);
    expect(placed.filter(({ missingParent }) => missingParent !== null)).toHaveLength(1);
  });

  it('places a chain of 20,000', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      comment(String(index), index === 19_999 ? null : String(index + 1)),
    );
    expect(placeImported(chain, none, 0, idOf).get('0')!.depth).toBe(19_999);
  });
});

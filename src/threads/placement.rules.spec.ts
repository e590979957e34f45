import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ancestorsOf, endOfSubtree, placeUnder, rootOf, type Place } from './placement.rules.js';

const key = (...positions: number[]): Buffer => {
  const buffer = Buffer.alloc(positions.length * 4);
  positions.forEach((position, index) => buffer.writeUInt32BE(position, index * 4));
  return buffer;
};

/** A chain of replies with these positions: the place of its last. */
const chain = (...positions: number[]): Place =>
  positions.reduce<Place | null>((parent, position) => placeUnder(parent, position), null)!;

/** Comments in order of arrival; each answers an earlier one (by index) or none. */
const parents = fc
  .array(fc.nat(), { maxLength: 60 })
  .map((picks) => picks.map((pick, index) => (pick % (index + 1)) - 1));

function place(parentIndexes: readonly number[]): Place[] {
  const places: Place[] = [];
  parentIndexes.forEach((parent, index) => places.push(placeUnder(places[parent] ?? null, index + 1)));
  return places;
}

/** Every comment right after its parent's earlier replies, written down without keys. */
function depthFirst(parentIndexes: readonly number[]): number[] {
  const below = (parent: number): number[] =>
    parentIndexes.flatMap((its, index) => (its === parent ? [index, ...below(index)] : []));
  return below(-1);
}

describe('placeUnder', () => {
  it.each([
    ['the top level', [7], key(7), 0],
    ['a reply', [7, 9], key(7, 9), 1],
    [
      'depth 8, the last with a level of its own',
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      key(1, 2, 3, 4, 5, 6, 7, 8, 9),
      8,
    ],
    ['depth 9, beside its parent', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], key(1, 2, 3, 4, 5, 6, 7, 8, 10), 9],
    ['depth 10, likewise', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], key(1, 2, 3, 4, 5, 6, 7, 8, 11), 10],
    ['the highest position', [0xffff_ffff], Buffer.from('ffffffff', 'hex'), 0],
  ])('%s', (_, positions, placement, depth) => {
    expect(chain(...positions)).toEqual({ placement, depth });
  });

  it.each([-1, 1.5, 0x1_0000_0000, Number.NaN])('refuses position %s', (position) => {
    expect(() => placeUnder(null, position)).toThrow(RangeError);
  });

  it('leaves the key of the parent as it is', () => {
    const parent = placeUnder(null, 1);
    placeUnder(parent, 2);
    expect(parent.placement).toEqual(key(1));
  });

  it('keeps the key within 36 bytes at any depth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), (length) => {
        const { placement, depth } = chain(...Array.from({ length }, (_, index) => index + 1));
        expect(placement.length).toBe(Math.min(length, 9) * 4);
        expect(depth).toBe(length - 1);
      }),
      { numRuns: 20 },
    );
  });

  it('orders depth-first, oldest first at each level, as long as every comment has a level of its own', () => {
    fc.assert(
      fc.property(parents, (parentIndexes) => {
        const places = place(parentIndexes);
        fc.pre(places.every(({ depth }) => depth <= 8));
        const order = places.map((_, index) => index);
        order.sort((one, other) => Buffer.compare(places[one]!.placement, places[other]!.placement));
        expect(order).toEqual(depthFirst(parentIndexes));
      }),
    );
  });

  it('gives every comment a key of its own, after its parent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), parents, (length, parentIndexes) => {
        // A long chain first, so that some answers are deeper than the keys.
        const deep = [
          ...Array.from({ length }, (_, index) => index - 1),
          ...parentIndexes.map((parent) => parent + length),
        ];
        const places = place(deep);
        expect(new Set(places.map(({ placement }) => placement.toString('hex'))).size).toBe(places.length);
        deep.forEach((parent, index) => {
          if (parent < 0) return;
          expect(Buffer.compare(places[parent]!.placement, places[index]!.placement)).toBe(-1);
        });
      }),
    );
  });
});

describe('ancestorsOf and rootOf', () => {
  it.each([
    ['a top-level comment', key(7), []],
    ['a reply', key(7, 9), [key(7)]],
    ['a reply to a reply', key(7, 9, 11), [key(7), key(7, 9)]],
  ])('%s', (_, placement, ancestors) => {
    expect(ancestorsOf(placement)).toEqual(ancestors);
    expect(rootOf(placement)).toEqual(key(7));
  });

  it('eight at most', () => {
    expect(ancestorsOf(chain(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).placement)).toHaveLength(8);
  });
});

describe('endOfSubtree', () => {
  it.each([
    ['raises the last byte', '00000007', '00000008'],
    ['carries', '000000ff', '000001'],
    ['carries over a whole position', '00000007ffffffff', '00000008'],
    ['stands beyond all where nothing can be raised', 'ffffffff', 'ff'.repeat(37)],
  ])('%s', (_, placement, end) => {
    expect(endOfSubtree(Buffer.from(placement, 'hex')).toString('hex')).toBe(end);
  });

  it('encloses exactly what has the key as its beginning', () => {
    const byte = fc.oneof(fc.constantFrom(0, 1, 0xfe, 0xff), fc.integer({ min: 0, max: 0xff }));
    const someKey = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.array(byte, { minLength: 36, maxLength: 36 }))
      .map(([levels, bytes]) => Buffer.from(bytes.slice(0, levels * 4)));
    fc.assert(
      fc.property(someKey, someKey, fc.boolean(), (placement, other, below) => {
        const candidate = below ? Buffer.concat([placement, other]).subarray(0, 36) : other;
        const inRange =
          Buffer.compare(candidate, placement) > 0 && Buffer.compare(candidate, endOfSubtree(placement)) < 0;
        const beginsWithIt =
          candidate.length > placement.length && candidate.subarray(0, placement.length).equals(placement);
        expect(inRange).toBe(beginsWithIt);
      }),
      { numRuns: 1000 },
    );
  });
});

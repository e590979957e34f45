import { describe, expect, it } from '@jest/globals';
import { countChanges, type Movement } from './count-changes.rules.js';

const key = (...positions: number[]): Buffer =>
  Buffer.from(positions.flatMap((position) => [0, 0, 0, position]));
const top = { placement: key(1), depth: 0, arrives: false };
const reply = { placement: key(1, 2), depth: 1, arrives: false };

describe('what movements do to counts', () => {
  it.each<[string, Movement, object, [string, number][]]>([
    [
      'a post, published',
      { ...top, from: null, to: 'published', arrives: true },
      { published: 1, topLevel: 1, positions: 1, arrivals: 1 },
      [],
    ],
    [
      'a post, held',
      { ...top, from: null, to: 'held', arrives: true },
      { published: 0, topLevel: 0, positions: 1, arrivals: 1 },
      [],
    ],
    [
      'a reply, published',
      { ...reply, from: null, to: 'published', arrives: true },
      { published: 1, topLevel: 0, positions: 1, arrivals: 1 },
      [['00000001', 1]],
    ],
    [
      'an import, published',
      { ...top, from: null, to: 'published' },
      { published: 1, topLevel: 1, positions: 1, arrivals: 0 },
      [],
    ],
    [
      'approved',
      { ...top, from: 'held', to: 'published' },
      { published: 1, topLevel: 1, positions: 0, arrivals: 0 },
      [],
    ],
    [
      'approved again',
      { ...top, from: 'published', to: 'published' },
      { published: 0, topLevel: 0, positions: 0, arrivals: 0 },
      [],
    ],
    [
      'a reply, rejected',
      { ...reply, from: 'published', to: 'rejected' },
      { published: -1, topLevel: 0, positions: 0, arrivals: 0 },
      [['00000001', -1]],
    ],
    [
      'a held reply, rejected',
      { ...reply, from: 'held', to: 'rejected' },
      { published: 0, topLevel: 0, positions: 0, arrivals: 0 },
      [],
    ],
  ])('%s', (_what, movement, counts, below) => {
    const result = countChanges('t', [movement], 0);
    expect(result.counts).toEqual({ threadId: 't', numbers: 0, ...counts });
    expect([...result.below].map(([hex, change]) => [hex, change.visible])).toEqual(below);
  });

  it('adds up what several movements do to one ancestor', () => {
    const movements: Movement[] = [
      { ...reply, from: null, to: 'published' },
      { placement: key(1, 2, 3), depth: 2, from: null, to: 'published', arrives: false },
    ];
    const { counts, below } = countChanges('t', movements, 2);
    expect(counts).toMatchObject({ published: 2, numbers: 2, positions: 2 });
    expect([...below].map(([hex, change]) => [hex, change.visible])).toEqual([
      ['00000001', 2],
      ['0000000100000002', 1],
    ]);
  });
});

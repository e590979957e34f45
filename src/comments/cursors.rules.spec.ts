import { describe, expect, it } from '@jest/globals';
import { placementCursor, placementOf, positionCursor, positionOf } from './cursors.rules.js';

const top = Buffer.from('00000001', 'hex');
const end = Buffer.from('00000002', 'hex');

describe('cursors', () => {
  it('come back as what they were made of', () => {
    expect(positionOf(positionCursor(2_147_483_647))).toBe(2_147_483_647);
    expect(positionOf(null)).toBe(0);
    const reply = Buffer.from('0000000100000005', 'hex');
    expect(placementOf(placementCursor(reply), top, end)).toEqual(reply);
  });

  it.each(['', 'p', 'p-1', 'p1.5', 'p2147483648', 'p9999999999', '1', 'r0000000100000005', "p1' or 1=1"])(
    'position refuses %j',
    (cursor) => {
      expect(() => positionOf(cursor)).toThrow(
        expect.objectContaining({ code: 'cursor_invalid', status: 400 }),
      );
    },
  );

  it.each([
    '',
    'r',
    'p1',
    'r00000001',
    'r000000010000000',
    'r0000000200000001',
    'r0000000000000001',
    `r${'00000001'.repeat(10)}`,
  ])('placement refuses %j', (cursor) => {
    expect(() => placementOf(cursor, top, end)).toThrow(expect.objectContaining({ code: 'cursor_invalid' }));
  });
});

import { describe, expect, it } from '@jest/globals';
import { markOf, ORDERS, pageCursor, placementCursor, placementOf, type Order } from './cursors.rules.js';

const top = Buffer.from('00000001', 'hex');
const end = Buffer.from('00000002', 'hex');
const refused: unknown = expect.objectContaining({ code: 'cursor_invalid', status: 400 });

describe('cursors', () => {
  it.each<[Order, string]>([
    ['oldest', 'p2147483647'],
    ['newest', 'n2147483647'],
    ['best', 'b12.2147483647'],
    ['best', 'b0.1'],
  ])('of %s comes back as what it was made of: %s', (order, cursor) => {
    expect(pageCursor(order, markOf(order, cursor))).toBe(cursor);
  });

  it.each<[Order, { position: number; likes: number }]>([
    ['oldest', { position: 0, likes: 0 }],
    ['newest', { position: 2_147_483_647, likes: 0 }],
    ['best', { position: 0, likes: 2_147_483_647 }],
  ])('begins before all of %s without one', (order, mark) => {
    expect(markOf(order, null)).toEqual(mark);
  });

  it.each(ORDERS)('of another order than %s is refused', (order) => {
    for (const other of ORDERS.filter((name) => name !== order)) {
      const cursor = pageCursor(other, { position: 5, likes: 2 });
      expect(() => markOf(order, cursor)).toThrow(refused);
    }
  });

  it.each([
    '',
    'p',
    'p-1',
    'p1.5',
    'p2147483648',
    'p9999999999',
    '1',
    'n',
    'n2147483648',
    'b1',
    'b.1',
    'b1.',
    'b-1.1',
    'b2147483648.1',
    'b1.2147483648',
    'r0000000100000005',
    "p1' or 1=1",
  ])('of no order is refused: %j', (cursor) => {
    for (const order of ORDERS) expect(() => markOf(order, cursor)).toThrow(refused);
  });

  it('of replies comes back as what it was made of', () => {
    const reply = Buffer.from('0000000100000005', 'hex');
    expect(placementOf(placementCursor(reply), top, end)).toEqual(reply);
  });

  it.each([
    '',
    'r',
    'p1',
    'r00000001',
    'r000000010000000',
    'r0000000200000001',
    'r0000000000000001',
    `r${'00000001'.repeat(10)}`,
  ])('of replies refuses %j', (cursor) => {
    expect(() => placementOf(cursor, top, end)).toThrow(refused);
  });
});

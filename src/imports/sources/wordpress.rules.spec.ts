import { describe, expect, it } from '@jest/globals';
import {
  articleStateOf,
  commentStatusOf,
  orderForNumbering,
  publicationDate,
  skipReasonOfComment,
  skipReasonOfItem,
  utcDate,
} from './wordpress.rules.js';

describe('commentStatusOf', () => {
  it.each([
    ['1', 'published'],
    ['approved', 'published'],
    ['approve', 'published'],
    ['0', 'held'],
    ['hold', 'held'],
    ['unapproved', 'held'],
    ['spam', 'spam'],
    ['trash', 'rejected'],
    ['post-trashed', 'rejected'],
    [' Trash ', 'rejected'],
    ['', null],
    ['2', null],
    ['wc-pending', null],
    ['constructor', null],
  ])('%j is %s', (approved, status) => {
    expect(commentStatusOf(approved)).toBe(status);
  });
});

describe('skipReasonOfComment', () => {
  const comment = { sourceId: '7', type: 'comment', approved: '1' };
  it.each([
    [{}, {}, null],
    [{ approved: 'spam' }, {}, null],
    [{ type: 'pingback' }, {}, 'ping'],
    [{ type: 'trackback' }, {}, 'ping'],
    [{ type: 'pingback' }, { withPings: true }, null],
    [{ type: 'trackback', approved: 'odd' }, { withPings: true }, 'unknown status'],
    [{ type: 'note' }, { withPings: true }, 'note'],
    [{ type: 'review' }, {}, 'review'],
    [{ type: 'order_note' }, {}, 'order_note'],
    [{ type: 'x'.repeat(50) }, {}, `${'x'.repeat(40)}...`],
    [{ approved: 'odd' }, {}, 'unknown status'],
    [{ sourceId: '' }, {}, 'no id'],
    [{ sourceId: '9'.repeat(100) }, {}, null],
    [{ sourceId: '9'.repeat(101) }, {}, 'id too long'],
  ])('%j with %j: %s', (change, options, reason) => {
    expect(skipReasonOfComment({ ...comment, ...change }, options)).toBe(reason);
  });
});

describe('items', () => {
  const item = { sourceId: '7', type: 'post', status: 'publish', password: '' };
  it.each([
    [{}, null, 'public'],
    [{ type: 'page' }, null, 'public'],
    [{ password: 'x' }, null, 'hidden'],
    [{ status: 'draft' }, null, 'hidden'],
    [{ status: 'pending' }, null, 'hidden'],
    [{ status: 'future' }, null, 'hidden'],
    [{ status: 'private' }, null, 'hidden'],
    [{ status: 'in-progress' }, null, 'hidden'],
    [{ status: '' }, null, 'hidden'],
    [{ status: 'trash' }, 'trash', 'hidden'],
    [{ status: 'auto-draft' }, 'auto-draft', 'hidden'],
    [{ status: 'inherit' }, 'inherit', 'hidden'],
    [{ type: 'attachment', status: 'inherit' }, 'attachment', 'hidden'],
    [{ type: 'nav_menu_item' }, 'nav_menu_item', 'public'],
    [{ sourceId: '' }, 'no id', 'public'],
  ])('%j: skipped for %s, else %s', (change, reason, state) => {
    expect(skipReasonOfItem({ ...item, ...change })).toBe(reason);
    expect(articleStateOf({ ...item, ...change })).toBe(state);
  });
});

describe('orderForNumbering', () => {
  const at = (time: string | null, sourceId: string) => ({
    createdAt: time === null ? null : new Date(time),
    sourceId,
  });
  it('goes by date, then by number; unknown dates first, what is no number last', () => {
    const comments = [
      at('2020-01-02T00:00:00Z', '3'),
      at('2020-01-01T00:00:00Z', '20'),
      at('2020-01-01T00:00:00Z', 'b'),
      at('2020-01-01T00:00:00Z', 'a'),
      at('2020-01-01T00:00:00Z', '100000000000000000001'),
      at('2020-01-01T00:00:00Z', '0009'),
      at(null, '12'),
      at(null, '2'),
      at('1969-12-31T00:00:00Z', '99'),
    ];
    const expected = ['2', '12', '99', '0009', '20', '100000000000000000001', 'a', 'b', '3'];
    expect(comments.toSorted(orderForNumbering).map(({ sourceId }) => sourceId)).toEqual(expected);
    expect(
      comments
        .toReversed()
        .sort(orderForNumbering)
        .map(({ sourceId }) => sourceId),
    ).toEqual(expected);
  });

  it('takes the same comment for equal', () => {
    expect(orderForNumbering(at(null, '5'), at(null, '5'))).toBe(0);
  });
});

describe('utcDate', () => {
  it.each([
    ['2021-10-15 08:09:10', '2021-10-15T08:09:10.000Z'],
    [' 2020-02-29 23:59:59\n', '2020-02-29T23:59:59.000Z'],
    ['0000-00-00 00:00:00', null],
    ['-0001-11-30 00:00:00', null],
    ['0000-01-01 00:00:00', null],
    ['2021-02-29 00:00:00', null],
    ['2021-13-01 00:00:00', null],
    ['2021-01-01 24:00:00', null],
    ['2021-01-01 10:60:00', null],
    ['2021-01-01', null],
    ['2021-01-01 10:00:00 +0800', null],
    ['', null],
  ])('%j is %s', (text, iso) => {
    expect(utcDate(text)?.toISOString() ?? null).toBe(iso);
  });
});

describe('publicationDate', () => {
  const [gmt, local, zero] = ['2021-10-15 08:00:00', '2021-10-15 10:00:00', '0000-00-00 00:00:00'];
  it.each([
    [gmt, local, 'publish', '2021-10-15T08:00:00.000Z'],
    [gmt, local, 'draft', '2021-10-15T08:00:00.000Z'],
    [zero, local, 'publish', '2021-10-15T10:00:00.000Z'],
    ['', local, 'private', '2021-10-15T10:00:00.000Z'],
    [zero, local, 'draft', null],
    [zero, local, 'pending', null],
    [zero, zero, 'publish', null],
  ])('gmt %j, local %j, %s: %s', (gmtDate, localDate, status, iso) => {
    const date = publicationDate({ gmt: gmtDate, local: localDate, status });
    expect(date?.toISOString() ?? null).toBe(iso);
  });
});

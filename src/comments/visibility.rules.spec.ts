import { describe, expect, it } from '@jest/globals';
import type { Status } from './comment-status.rules.js';
import { sightOf, type Sight } from './visibility.rules.js';

const anyone = { isAuthor: false, isStaff: false };
const author = { isAuthor: true, isStaff: false };
const staff = { isAuthor: false, isStaff: true };

describe('what a viewer sees of a comment', () => {
  it.each<[Status, number, Sight, Sight, Sight]>([
    // status, visible below, anyone, its author, staff
    ['published', 0, 'full', 'full', 'full'],
    ['published', 2, 'full', 'full', 'full'],
    ['held', 0, 'none', 'full', 'full'],
    ['held', 1, 'tombstone', 'full', 'full'],
    ['spam', 0, 'none', 'full', 'full'],
    ['spam', 1, 'tombstone', 'full', 'full'],
    ['rejected', 0, 'none', 'full', 'full'],
    ['rejected', 1, 'tombstone', 'full', 'full'],
    ['withdrawn', 0, 'none', 'full', 'full'],
    ['withdrawn', 3, 'tombstone', 'full', 'full'],
  ])('%s with %i below', (status, visibleBelow, forAnyone, forAuthor, forStaff) => {
    const subject = { status, visibleBelow };
    expect([sightOf(subject, anyone), sightOf(subject, author), sightOf(subject, staff)]).toEqual([
      forAnyone,
      forAuthor,
      forStaff,
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { may, mayAtAll, mayGrant, smallestRole, type Permission } from './permissions.rules.js';
import { ANYONE, isStaff, ROLES, type Role, type Viewer } from './viewer.js';

const account = (role: Role, sections: readonly string[] | null = null): Viewer => ({
  kind: 'account',
  accountId: 'a',
  name: 'A',
  role,
  sections,
});
const GUEST: Viewer = { kind: 'guest', guestId: 'g', name: 'G', email: null };
const STAFF = 'moderator publisher admin';

const TABLE: readonly [Permission, roles: string, over: 'articles' | 'site'][] = [
  ['read queues', STAFF, 'articles'],
  ['decide on comments', STAFF, 'articles'],
  ['read held comments', STAFF, 'articles'],
  ['read hidden articles', STAFF, 'articles'],
  ['comment despite a closed thread', STAFF, 'articles'],
  ['set modes of threads', STAFF, 'articles'],
  ['feature comments', STAFF, 'articles'],
  ['write canned notes', STAFF, 'site'],
  ['mute reporters', STAFF, 'site'],
  ['mute reporters for more than 30 days', 'publisher admin', 'site'],
  ['sanction authors', STAFF, 'site'],
  ['ban authors', 'publisher admin', 'site'],
  ['look up authors', STAFF, 'site'],
  ['host articles', 'publisher admin', 'articles'],
  ['close threads', 'publisher admin', 'articles'],
  ['set closing policies', 'publisher admin', 'articles'],
  ['set moderation modes', 'publisher admin', 'articles'],
  ['read statistics', 'publisher admin', 'articles'],
  ['read e-mail addresses', 'publisher admin', 'articles'],
  ['read audit', 'publisher admin', 'site'],
  ['change settings', 'publisher admin', 'site'],
  ['replay screening', 'publisher admin', 'site'],
  ['manage people', 'admin', 'site'],
  ['manage tokens', 'admin', 'site'],
  ['manage sites', 'admin', 'site'],
];

describe('permissions', () => {
  it.each(TABLE)('%s: %s', (permission, roles) => {
    for (const where of ['site', { section: null }, { section: 's1' }] as const) {
      expect(ROLES.filter((role) => may(account(role), permission, where)).join(' ')).toBe(roles);
      expect([ANYONE, GUEST].some((viewer) => may(viewer, permission, where))).toBe(false);
    }
    expect(ROLES.filter((role) => mayAtAll(account(role), permission)).join(' ')).toBe(roles);
    expect([ANYONE, GUEST].some((viewer) => mayAtAll(viewer, permission))).toBe(false);
    expect(roles.startsWith(smallestRole(permission))).toBe(true);
  });

  it.each(TABLE)('%s: limited to sections, in these only (%s over the %s)', (permission, _roles, over) => {
    const limited = account('admin', ['s1', 's2']);
    expect(mayAtAll(limited, permission)).toBe(over === 'articles');
    expect(may(limited, permission, 'site')).toBe(false);
    expect(may(limited, permission, { section: null })).toBe(false);
    expect(may(limited, permission, { section: 's3' })).toBe(false);
    expect(may(limited, permission, { section: 's2' })).toBe(over === 'articles');
    expect(may(account('admin', []), permission, { section: 's1' })).toBe(false);
  });

  it.each([
    ['admin', 'reader moderator publisher admin'],
    ['publisher', 'reader moderator publisher'],
    ['moderator', 'reader moderator'],
    ['reader', 'reader'],
  ] as const)('%s gives no role above their own', (own, roles) => {
    expect(ROLES.filter((role) => mayGrant(own, role)).join(' ')).toBe(roles);
  });

  it('staff are all but readers, guests and anyone', () => {
    expect(ROLES.filter((role) => isStaff(account(role)))).toEqual(['moderator', 'publisher', 'admin']);
    expect(isStaff(account('moderator', []))).toBe(true);
    expect(isStaff(GUEST) || isStaff(ANYONE)).toBe(false);
  });
});

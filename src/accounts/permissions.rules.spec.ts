import { describe, expect, it } from '@jest/globals';
import { isStaff, may, ROLES, smallestRole, type Permission } from './permissions.rules.js';

describe('permissions', () => {
  it.each<[Permission, string]>([
    ['read queues', 'moderator publisher admin'],
    ['decide on comments', 'moderator publisher admin'],
    ['read held comments', 'moderator publisher admin'],
    ['read hidden articles', 'moderator publisher admin'],
    ['comment despite a closed thread', 'moderator publisher admin'],
    ['host articles', 'publisher admin'],
    ['close threads', 'publisher admin'],
    ['set closing policies', 'publisher admin'],
  ])('%s: %s', (permission, roles) => {
    expect(ROLES.filter((role) => may(role, permission)).join(' ')).toBe(roles);
    expect(roles.startsWith(smallestRole(permission))).toBe(true);
    expect(may(null, permission)).toBe(false);
  });

  it('staff are all but readers', () => {
    expect(ROLES.filter((role) => isStaff(role))).toEqual(['moderator', 'publisher', 'admin']);
    expect(isStaff(null)).toBe(false);
  });
});

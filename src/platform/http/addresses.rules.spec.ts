import { describe, expect, it } from '@jest/globals';
import { addressKey, addressOf, prefixOf } from './addresses.rules.js';

describe('addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:DB8:0001::9', '2001:db8:1:0::/64', '2001:db8:1::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ])('%s stands as %s and is kept as %s', (ip, address, prefix) => {
    expect([addressOf(ip), prefixOf(ip)]).toEqual([address, prefix]);
  });

  it('keys differ by address and by secret, and agree within a /64', () => {
    expect(addressKey('2001:db8::1', 'a')).toBe(addressKey('2001:db8::2', 'a'));
    expect(addressKey('203.0.113.7', 'a')).not.toBe(addressKey('203.0.113.8', 'a'));
    expect(addressKey('203.0.113.7', 'a')).not.toBe(addressKey('203.0.113.7', 'b'));
  });
});

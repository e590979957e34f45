import { describe, expect, it } from '@jest/globals';
import { prefixOf } from '../../platform/http/addresses.rules.js';
import { networkOf } from './network.rules.js';

describe('the network of an address, as far as it was kept', () => {
  it.each([
    ['203.0.113.7', '203.0.113.'],
    ['10.0.0.0', '10.0.0.'],
    ['10.20.30.100', '10.20.30.'],
    ['2001:db8:1:2::3', '2001:db8:1:'],
    ['2001::', '2001:0:0:'],
  ])('of %s is %s', (ip, network) => {
    expect(networkOf(prefixOf(ip))).toBe(network);
  });
});

import { createHmac } from 'node:crypto';
import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/** What stands for one address in limits: the IPv4 address, or the /64 of an IPv6 one, since a home has a whole /64. */
export function addressOf(ip: string): string {
  const groups = ipv6Groups(ip);
  return groups === null ? ipv4Of(ip) : `${groups.slice(0, 4).join(':')}::/64`;
}

/** What is kept of an address with a comment: the /24 of IPv4, the /48 of IPv6. */
export function prefixOf(ip: string): string {
  const groups = ipv6Groups(ip);
  return groups === null
    ? `${ipv4Of(ip).split('.').slice(0, 3).join('.')}.0/24`
    : `${groups.slice(0, 3).join(':')}::/48`;
}

/** An address as a keyed hash: equal addresses match, and nobody reads one back without the secret. */
export const addressKey = (ip: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(`address ${addressOf(ip)}`)
    .digest('base64url');

const ipv4Of = (ip: string): string => (ip.startsWith('::ffff:') ? ip.slice('::ffff:'.length) : ip);

/** The eight groups of an IPv6 address in lower-case hex without leading zeros; null for IPv4, also when mapped. */
function ipv6Groups(ip: string): string[] | null {
  const plain = ip.split('%')[0]!;
  if (!isIPv6(plain)) return null;
  const { address } = new SocketAddress({ address: plain, family: 'ipv6' });
  if (isIPv4(ipv4Of(address))) return null;
  const [head = '', tail = ''] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::') ? Array<string>(8 - before.length - after.length).fill('0') : [];
  return [...before, ...zeros, ...after];
}

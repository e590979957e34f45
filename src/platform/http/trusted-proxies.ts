import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Whether a connection from this address is a proxy's whose `X-Forwarded-*` and `X-Request-Id` are believed. */
export type Trusts = (address: string) => boolean;

/** @param proxies addresses and networks such as `10.0.0.0/8` */
export function trustedProxies(proxies: readonly string[]): Trusts {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (given) => {
    // A socket for both families has IPv4 addresses in the form of IPv6.
    const address = given.replace(/^::ffff:(?=\d+\.)/i, '');
    if (isIPv4(address)) return list.check(address, 'ipv4');
    return isIPv6(address) && list.check(address, 'ipv6');
  };
}

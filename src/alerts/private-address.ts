import { BlockList, isIPv4 } from 'node:net';

const own = new BlockList();
const never = new BlockList();

/** Networks that are not the internet (IANA's special-purpose registries): one's own machine, and those behind the same door. */
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const)
  own.addSubnet(net, bits, 'ipv4');
own.addAddress('::1', 'ipv6');
own.addSubnet('fc00::', 7, 'ipv6');

/** Link-local (where clouds keep their credentials, 169.254.169.254), nobody's, and many at once: no webhook lies there. */
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  never.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 128],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  // These carry an IPv4 address within: which one cannot be seen from the network.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 32],
] as const)
  never.addSubnet(net, bits, 'ipv6');

/**
 * Whether a webhook may go to this IP address: `private`: only where that was allowed; `never`: in no case.
 * An IPv4 address that is written as IPv6 (`::ffff:10.0.0.1`) is what it is.
 */
export function reachOf(address: string): 'public' | 'private' | 'never' {
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  if (never.check(address, family)) return 'never';
  return own.check(address, family) ? 'private' : 'public';
}

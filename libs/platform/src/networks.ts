import { BlockList, isIP } from 'node:net';

/**
 * Ranges of addresses from a text such as `10.20.0.0/16, fd00:12::/32`; null when a part of it is not one.
 * A single address is a range of one (`10.20.3.4/32`).
 */
export function parseNetworks(text: string): BlockList | null {
  const networks = new BlockList();
  for (const range of text.split(',')) {
    const [address = '', prefix = '', ...rest] = range.trim().split('/');
    const family = isIP(address);
    if (family === 0 || rest.length > 0 || !/^\d{1,3}$/.test(prefix) || Number(prefix) > (family === 4 ? 32 : 128)) return null;
    networks.addSubnet(address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
  }
  return networks;
}

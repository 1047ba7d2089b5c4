import { BlockList, isIP } from 'node:net';
import { type Environment, DomainError } from '#platform';

/**
 * Addresses that an entered URL may not lead to: this machine, private networks, metadata services, carrier NAT, test and
 * multicast ranges. Source: the IANA special-purpose registries (RFC 6890 and its updates).
 */
const CLOSED_V4 = subnets('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

/** Of IPv6 only global unicast is open; v4-mapped, NAT64, unique-local, link-local, multicast … lie outside of it. */
const OPEN_V6 = subnets('ipv6', [['2000::', 3]]);
/** Parts of it that wrap an IPv4 address (Teredo, 6to4) or belong to nobody. */
const CLOSED_V6 = subnets('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

/** Where this installation may connect to besides public addresses. */
export interface NetworkPolicy {
  /** Everywhere, http:// included. */
  allowPrivate: boolean;
  /** These networks; left out: none. */
  allowNetworks?: BlockList | undefined;
}

/** By WEBHOOK_ALLOW_PRIVATE and WEBHOOK_ALLOW_NETWORKS. */
export function networkPolicyOf({ WEBHOOK_ALLOW_PRIVATE, WEBHOOK_ALLOW_NETWORKS }: Environment): NetworkPolicy {
  return { allowPrivate: WEBHOOK_ALLOW_PRIVATE, allowNetworks: WEBHOOK_ALLOW_NETWORKS };
}

export function isAllowedAddress(address: string, { allowPrivate, allowNetworks }: NetworkPolicy): boolean {
  const family = isIP(address);
  if (allowPrivate || isPublicAddress(address)) return true;
  return family !== 0 && !address.includes('%') && (allowNetworks?.check(address, family === 4 ? 'ipv4' : 'ipv6') ?? false);
}

export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !CLOSED_V4.check(address, 'ipv4');
    case 6:
      return !address.includes('%') && OPEN_V6.check(address, 'ipv6') && !CLOSED_V6.check(address, 'ipv6');
    default:
      return false;
  }
}

/**
 * The address of an endpoint in its normal form. A name is judged later, each time it is resolved.
 * @throws DomainError `endpoint.url-invalid`, `endpoint.url-private`
 */
export function checkEndpointUrl(text: string, policy: NetworkPolicy): URL {
  const url = URL.parse(text);
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new DomainError(
      'endpoint.url-invalid',
      'This is not the address of a web server. Give a full one, such as https://example.org/hooks/duban.',
    );
  }
  if (url.username || url.password || url.hash) {
    throw new DomainError(
      'endpoint.url-invalid',
      'The address of an endpoint can not hold a user name, a password or a #fragment. Leave them out.',
    );
  }
  if (url.protocol === 'http:' && !policy.allowPrivate) {
    throw new DomainError(
      'endpoint.url-invalid',
      'The address of an endpoint must start with https://. Plain http:// works only with WEBHOOK_ALLOW_PRIVATE=1.',
    );
  }
  const literal = literalOf(url);
  if (literal && !isAllowedAddress(literal, policy)) throw privateAddress(literal);
  return url;
}

/** The IP address that the URL names outright, or null when it names a host. The URL parser has undone 0x7f.1 and the like. */
function literalOf(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) ? host : null;
}

export function privateAddress(address: string): DomainError {
  return new DomainError(
    'endpoint.url-private',
    `${address} lies inside this machine or a private network. Use a public address, or list its network in WEBHOOK_ALLOW_NETWORKS if you mean it.`,
    { address },
  );
}

function subnets(family: 'ipv4' | 'ipv6', ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}

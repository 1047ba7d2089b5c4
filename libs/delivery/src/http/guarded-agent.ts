import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isAllowedAddress, privateAddress, type NetworkPolicy } from './network-policy.js';

const CONNECT_TIMEOUT_MS = 3000;

/** Asks the name service; a test may answer in its place. */
type Resolver = (
  hostname: string,
  options: object & { all: true },
  callback: (error: NodeJS.ErrnoException | null, answers: LookupAddress[]) => void,
) => void;

/**
 * Connections to the outside. Each DNS answer is judged at the moment it is used, so a name that pointed elsewhere when
 * the endpoint was set up, or changes its answer between two questions, leads nowhere.
 */
export function guardedAgent(reach: NetworkPolicy, resolve: Resolver = lookup): Agent {
  return new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(reach, resolve) },
    // As many as there are attempts: endpoints on one host, one of which hangs, must not wait for each other's connections.
    connections: null,
    keepAliveTimeout: 10_000,
  });
}

/** One closed address among the answers refuses all of them. */
export function guardedLookup(reach: NetworkPolicy, resolve: Resolver): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, answers) => {
      if (error) return callback(error, []);
      const closed = answers.find(({ address }) => !isAllowedAddress(address, reach));
      if (closed) return callback(privateAddress(closed.address), []);
      const [first] = answers;
      if (options.all || !first) return callback(null, answers);
      callback(null, first.address, first.family);
    });
  };
}

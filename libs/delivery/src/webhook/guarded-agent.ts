import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isOpenAddress, privateAddress, type Reach } from './address-rule.js';

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
export function guardedAgent(reach: Reach, resolve: Resolver = lookup): Agent {
  return new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(reach, resolve) },
    // As many as there are attempts: endpoints on one host, one of which hangs, must not wait for each other's connections.
    connections: null,
    keepAliveTimeout: 10_000,
  });
}

/** One closed address among the answers refuses all of them. */
export function guardedLookup(reach: Reach, resolve: Resolver): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, answers) => {
      if (error) return callback(error, []);
      const closed = answers.find(({ address }) => !isOpenAddress(address, reach));
      if (closed) return callback(privateAddress(closed.address), []);
      const [first] = answers;
      if (options.all || !first) return callback(null, answers);
      callback(null, first.address, first.family);
    });
  };
}

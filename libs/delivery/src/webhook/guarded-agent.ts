import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPublicAddress, privateAddress } from './address-rule.js';

const CONNECT_TIMEOUT_MS = 3000;

/**
 * Connections to the outside. Each DNS answer is judged at the moment it is used, so a name that pointed elsewhere when
 * the endpoint was set up, or changes its answer between two questions, leads nowhere.
 */
export function guardedAgent(allowPrivate: boolean): Agent {
  return new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS, lookup: allowPrivate ? undefined : publicLookup },
    // As many as there are attempts: endpoints on one host, one of which hangs, must not wait for each other's connections.
    connections: null,
    keepAliveTimeout: 10_000,
  });
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, answers: LookupAddress[]) => {
    if (error) return callback(error, []);
    const closed = answers.find(({ address }) => !isPublicAddress(address));
    if (closed) return callback(privateAddress(closed.address), []);
    const [first] = answers;
    if (options.all || !first) return callback(null, answers);
    callback(null, first.address, first.family);
  });
};

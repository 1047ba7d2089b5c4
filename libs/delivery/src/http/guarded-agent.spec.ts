import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { request } from 'undici';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseNetworks } from '../../../platform/src/networks.js';
import type { NetworkPolicy } from './network-policy.js';
import { guardedAgent, guardedLookup } from './guarded-agent.js';

const PUBLIC = '93.184.215.14';
const inside = (networks: string): NetworkPolicy => ({
  allowPrivate: false,
  allowNetworks: parseNetworks(networks) ?? undefined,
});

/** A name service that answers each question with the next of these, the last one for good. */
function nameService(...answers: string[][]) {
  let asked = 0;
  return (_name: string, _options: object, callback: (error: null, answers: LookupAddress[]) => void): void => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
}

const ask = (lookup: LookupFunction): Promise<unknown> =>
  new Promise((resolve) => lookup('x.example', { all: true }, (error, answers) => resolve(error?.message ?? answers)));

/** A listener that counts its connections and closes each after one answer. */
async function listener(address: string, port = 0): Promise<{ port: number; heard: () => number }> {
  let heard = 0;
  const server: Server = createServer((_request, response) => response.writeHead(204, { connection: 'close' }).end());
  server.on('connection', () => (heard += 1));
  await new Promise<void>((resolve) => server.listen(port, address, resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.address() as AddressInfo).port, heard: () => heard };
}

describe('a name that changes its answer', () => {
  it('leads nowhere from the moment it points inside, though it pointed elsewhere before', async () => {
    const inHere = await listener('127.0.0.1');
    const open = await listener('127.0.0.2', inHere.port);
    const agent = guardedAgent(inside('127.0.0.2/32'), nameService(['127.0.0.2'], ['127.0.0.1']));
    onTestFinished(() => agent.close());
    const post = async (): Promise<number> => {
      const { statusCode, body } = await request(`http://rebind.example:${inHere.port}/`, { method: 'POST', dispatcher: agent });
      await body.dump();
      return statusCode;
    };
    expect(await post()).toBe(204);
    await expect(post()).rejects.toMatchObject({ code: 'endpoint.url-private', facts: { address: '127.0.0.1' } });
    expect([open.heard(), inHere.heard()]).toEqual([1, 0]);
  });

  it('is judged by each answer anew, and by all addresses of an answer', async () => {
    const lookup = guardedLookup(inside('10.20.0.0/16'), nameService([PUBLIC, '10.20.3.4'], [PUBLIC, '127.0.0.1'], ['::1']));
    expect(await ask(lookup)).toHaveLength(2);
    expect(await ask(lookup)).toContain('127.0.0.1');
    expect(await ask(lookup)).toContain('::1');
  });

  it('gains nothing from a dot at its end: where the system knows the name at all, it is refused', async () => {
    const inHere = await listener('127.0.0.1');
    const agent = guardedAgent({ allowPrivate: false });
    onTestFinished(() => agent.close());
    const asked = request(`http://localhost.:${inHere.port}/`, { dispatcher: agent });
    await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/url-private|ENOTFOUND|EAI_AGAIN/) as string });
    expect(inHere.heard()).toBe(0);
  });
});

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressAnswers } from './compressed-answers.js';

const ROWS = Array.from({ length: 200 }, (_, number) => ({ number, title: '启动碧道建设' }));

const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/rows': (response) => json(response, ROWS),
  '/token': (response) => json(response, { token: 'x'.repeat(1000) }),
  '/stream': (response) => {
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.write(`data: ${JSON.stringify(ROWS)}\n\n`);
  },
};

function json(response: ServerResponse, body: unknown): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

const compress = compressAnswers();
const server = createServer((incoming, response) =>
  compress(incoming as never, response as never, () => ANSWERS[incoming.url ?? '']?.(response)),
).listen(0, '127.0.0.1');

beforeAll(async () => {
  if (!server.listening) await once(server, 'listening');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The encoding and the first bytes of an answer; all of them, if it ends. */
async function answerTo(path: string, accepts: string): Promise<{ encoding: string | undefined; bytes: Buffer }> {
  const sent = request({ port: (server.address() as AddressInfo).port, path, headers: { 'Accept-Encoding': accepts } }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const encoding = response.headers['content-encoding'];
  if (path === '/stream') {
    const [bytes] = (await once(response, 'data')) as [Buffer];
    sent.destroy();
    return { encoding, bytes };
  }
  return { encoding, bytes: Buffer.concat(await response.toArray()) };
}

describe('a long answer', () => {
  it('leaves with br or gzip, as the caller takes it, and is the same', async () => {
    const br = await answerTo('/rows', 'gzip, br');
    expect(br.encoding).toBe('br');
    expect(JSON.parse(brotliDecompressSync(br.bytes).toString())).toEqual(ROWS);
    const gzip = await answerTo('/rows', 'gzip');
    expect(gzip.encoding).toBe('gzip');
    expect(JSON.parse(gunzipSync(gzip.bytes).toString())).toEqual(ROWS);
  });

  it('leaves as it is for a caller that takes nothing else', async () => {
    const { encoding, bytes } = await answerTo('/rows', 'identity');
    expect(encoding).toBeUndefined();
    expect(JSON.parse(bytes.toString())).toEqual(ROWS);
  });
});

it('an answer with a token keeps its length', async () => {
  expect((await answerTo('/token', 'gzip, br')).encoding).toBeUndefined();
});

it('a message of a stream leaves at once, uncompressed', async () => {
  const { encoding, bytes } = await answerTo('/stream', 'gzip, br');
  expect(encoding).toBeUndefined();
  expect(bytes.toString()).toContain('启动碧道建设');
});

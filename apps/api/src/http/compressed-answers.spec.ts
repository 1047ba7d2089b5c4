import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type IncomingMessage, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressAnswers } from './compressed-answers.js';

const ROWS = Array.from({ length: 200 }, (_, number) => ({ number, title: '启动碧道建设' }));

const app = express();
app.use(compressAnswers());
app.get('/rows', (_, response) => void response.json(ROWS));
app.get('/token', (_, response) => void response.json({ token: 'x'.repeat(1000) }));
app.get('/stream', (_, response) => {
  response.set('Content-Type', 'text/event-stream; charset=utf-8');
  response.write(`data: ${JSON.stringify(ROWS)}\n\n`);
});

const server = app.listen(0, '127.0.0.1');

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

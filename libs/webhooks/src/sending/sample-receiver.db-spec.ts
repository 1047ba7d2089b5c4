import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Database, newId } from '#platform';
import { shifted } from '../time/shifted.js';
import { eventually } from '../../../../test/setup/eventually.js';
import { clock, engineClock } from '../../../../test/setup/deliveries.js';
import { anEndpoint, aWebhookChannelOn, aWebhookMessage } from '../../test/given.js';
import { Receiver } from '../../test/receiver.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import type { OutgoingDelivery, SendResult } from '#delivery';
import { newSecret } from '../signing/signature.js';
import type { WebhookChannel } from './webhook-channel.js';

const SAMPLE = path.resolve('docs/receivers/receiver.mjs');

describe('the sample receiver of the documents', () => {
  let database: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
  });

  afterAll(() => drop());

  /** Runs it as a program of its own; answers its address and what it has printed. */
  async function start(secret: string): Promise<{ url: string; printed: () => string[] }> {
    const env = { PATH: process.env['PATH'], WEBHOOK_SECRET: secret, PORT: '0' };
    const program = spawn(process.execPath, [SAMPLE], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void program.kill('SIGKILL'));
    let printed = '';
    program.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    const port = await eventually(() => {
      const found = /listening on (\d+)/.exec(printed)?.[1];
      if (!found) throw new Error('not yet listening');
      return found;
    });
    return { url: `http://127.0.0.1:${port}/`, printed: () => printed.trim().split('\n').slice(1) };
  }

  const attempt = (): Pick<OutgoingDelivery, 'id' | 'attempt' | 'createdAt'> => ({
    id: newId(),
    attempt: 1,
    createdAt: engineClock.now(),
  });
  const body = JSON.stringify({ type: 'duban.project.closed', subject: 'project/1', data: { title: '碧道建设' } });

  async function sending(
    url: string,
    secret: string,
  ): Promise<(channel?: WebhookChannel, sourceId?: string) => Promise<SendResult>> {
    const { endpoint } = await anEndpoint(database, { url, secret });
    const first = newId();
    return (channel = aWebhookChannelOn(database), sourceId = first) =>
      channel.send(
        { ...aWebhookMessage(endpoint.id), sourceId, content: { body }, ...attempt() },
        AbortSignal.timeout(10_000),
      ) as Promise<SendResult>;
  }

  it('takes what is signed with its secret, each message once', async () => {
    const secret = newSecret();
    const { url, printed } = await start(secret);
    const send = await sending(url, secret);
    expect(await send()).toMatchObject({ ok: true, statusCode: 204 });
    expect(await send()).toMatchObject({ ok: true, statusCode: 204 });
    expect(await send(undefined, newId())).toMatchObject({ ok: true, statusCode: 204 });
    await eventually(() =>
      expect(printed().toSorted()).toEqual([
        expect.stringMatching(/^again /),
        'new duban.project.closed project/1',
        'new duban.project.closed project/1',
      ]),
    );
  });

  it('takes a message of a rotation, which has a signature of each secret', async () => {
    const secret = newSecret();
    const { url } = await start(secret);
    const request = await signed(secret);
    const both = `v1,${Buffer.alloc(32).toString('base64')} ${String(request.headers['webhook-signature'])}`;
    expect(await post(url, { ...request.headers, 'webhook-signature': both }, request.body)).toBe(204);
  });

  it('refuses what was signed with another secret, tampered with, or is five minutes old or early', async () => {
    const secret = newSecret();
    const { url, printed } = await start(secret);
    const sendWrong = await sending(url, newSecret());
    expect(await sendWrong()).toMatchObject({ ok: false, statusCode: 401 });
    const send = await sending(url, secret);
    for (const minutes of [-6, 6]) {
      const off = { now: () => shifted(clock.now(), minutes * 60_000) };
      expect(await send(aWebhookChannelOn(database, { clock: off }))).toMatchObject({ ok: false, statusCode: 401 });
    }
    const { headers } = await signed(secret);
    expect(await post(url, headers, body.replace('closed', 'opened'))).toBe(401);
    expect(await post(url, { ...headers, 'webhook-id': 'another' }, body)).toBe(401);
    expect(await post(url, {}, body)).toBe(401);
    expect(printed()).toEqual([]);
  });

  /** A request as the channel really makes it. */
  async function signed(secret: string): Promise<{ headers: Record<string, string>; body: string }> {
    const receiver = await Receiver.open();
    try {
      await (
        await sending(receiver.url, secret)
      )();
    } finally {
      await receiver.close();
    }
    const [request] = receiver.requests;
    if (!request) throw new Error('nothing was sent');
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
    return { headers: Object.fromEntries(names.map((name) => [name, String(request.headers[name])])), body: request.body };
  }

  async function post(url: string, headers: Record<string, string>, content: string): Promise<number> {
    return (await fetch(url, { method: 'POST', headers, body: content })).status;
  }
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SystemClock } from '#platform';
import { WebhookReceiver } from './webhook-receiver.js';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const clock = new SystemClock();
const body = JSON.stringify({ type: 'duban.project.reminded', data: { title: '碧道建设' } });

let folder: string;
let receiver: WebhookReceiver;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duban-receiver-'));
  receiver = await WebhookReceiver.open({ secret, file: path.join(folder, 'webhooks.jsonl'), clock, port: 0 });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function post(id: string, at: Date, signature: string, text = body): Promise<number> {
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  };
  return (await fetch(receiver.url, { method: 'POST', headers, body: text })).status;
}

describe('the receiver of the demonstration', () => {
  it('keeps an event that the Standard Webhooks library signed, once', async () => {
    const now = clock.now();
    const signature = new Webhook(secret).sign('msg_1', now, body);
    expect(await post('msg_1', now, signature)).toBe(204);
    expect(await post('msg_1', now, signature)).toBe(204);
    await receiver.close();
    const lines = (await readFile(path.join(folder, 'webhooks.jsonl'), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as { id: string; event: unknown })).toMatchObject([
      { id: 'msg_1', event: JSON.parse(body) as unknown },
    ]);
    expect(receiver.received).toEqual({ accepted: 1, repeated: 1, refused: 0 });
  });

  it('refuses another text, another secret, another id and an old message', async () => {
    const now = clock.now();
    const signature = new Webhook(secret).sign('msg_1', now, body);
    const stranger = new Webhook(`whsec_${Buffer.alloc(32, 8).toString('base64')}`).sign('msg_1', now, body);
    const old = new Date(now.getTime() - 600_000);
    expect(await post('msg_1', now, signature, `${body} `)).toBe(401);
    expect(await post('msg_1', now, stranger)).toBe(401);
    expect(await post('msg_2', now, signature)).toBe(401);
    expect(await post('msg_1', old, new Webhook(secret).sign('msg_1', old, body))).toBe(401);
    await receiver.close();
    expect(receiver.received).toEqual({ accepted: 0, repeated: 0, refused: 4 });
  });
});

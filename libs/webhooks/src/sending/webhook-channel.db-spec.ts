import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Database, newId, SecretEncryption } from '#platform';
import { aDelivererOn, clock, engineClock, supervisor, encryption } from '../../../../test/setup/deliveries.js';
import { anEndpoint, anEvent, aWebhookChannelOn, events, announceEvent, dispatch } from '../../test/given.js';
import { Receiver } from '../../test/receiver.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { type DeliveryWithAttempts } from '#delivery';
import { listDeliveries, readDelivery } from '../../../delivery/src/deliveries/delivery-log.js';
import { deleteEndpoint } from '../endpoints/delete-endpoint.js';
import { type Endpoint, readEndpoint } from '../endpoints/endpoint.js';
import { type EndpointChange, updateEndpoint } from '../endpoints/update-endpoint.js';
import type { WebhookChannelOptions } from './webhook-channel.js';

describe('a webhook', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let close: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
  });
  afterEach(async () => {
    for (const each of close) await each();
    close = [];
    await database.query('DELETE FROM webhook_endpoint');
  });
  afterAll(() => drop());

  async function opened(...answer: Parameters<typeof Receiver.open>): Promise<Receiver> {
    const receiver = await Receiver.open(...answer);
    close.push(receiver.close);
    return receiver;
  }
  /** An event is announced, and the endpoint's delivery attempted once. */
  async function afterOneAttempt(
    endpointId: string,
    options: Partial<WebhookChannelOptions> = {},
  ): Promise<DeliveryWithAttempts> {
    const event = await anEvent(database);
    await database.transaction((tx) => announceEvent(tx, event.id));
    const { items } = await listDeliveries(database, { endpointId, limit: 1 });
    return nextAttempt(items[0]?.id ?? '', options);
  }
  async function nextAttempt(id: string, options: Partial<WebhookChannelOptions> = {}): Promise<DeliveryWithAttempts> {
    const channel = aWebhookChannelOn(database, options);
    close.unshift(() => channel.close());
    const deliverer = aDelivererOn(database, [channel]);
    await dispatch(database);
    const [row] = await database.query<{ jobId: string }>('SELECT job_id AS "jobId" FROM delivery WHERE id = $1', [id]);
    await deliverer.attempt(id, row?.jobId ?? '');
    return readDelivery(database, id);
  }

  it('is signed after Standard Webhooks and carries the event as a CloudEvent', async () => {
    const receiver = await opened((response) => response.writeHead(200).end('thanks'));
    const { endpoint, secret } = await anEndpoint(database, { url: receiver.url });
    const delivery = await afterOneAttempt(endpoint.id);
    const [request] = receiver.requests;
    const message = new Webhook(secret).verify(request?.body ?? '', request?.headers as Record<string, string>);
    expect(message).toMatchObject({
      specversion: '1.0',
      id: delivery.sourceId,
      source: '/duban',
      type: 'duban.project.registered',
      subject: `project/${delivery.projectId}`,
      datacontenttype: 'application/json',
      data: { title: '启动碧道建设', sequence: 1, actor: supervisor },
    });
    expect(request?.headers).toMatchObject({
      'webhook-id': `${delivery.sourceId}_${endpoint.id}`,
      'content-type': 'application/cloudevents+json; charset=utf-8',
    });
    expect(delivery).toMatchObject({ state: 'delivered', attemptLog: [{ statusCode: 200, responseExcerpt: 'thanks' }] });
  });

  it('goes to those endpoints only that want the type and have not been off for long', async () => {
    const wanted = [[], ['project.registered'], ['project.*'], ['duban.project.*', 'plan.imported']];
    const unwanted = [['project.closed'], ['proj.*'], ['project.registered.*'], ['plan.*']];
    const endpoints: string[] = [];
    for (const eventTypes of [...wanted, ...unwanted]) {
      endpoints.push((await anEndpoint(database, { url: 'https://example.org/', eventTypes })).endpoint.id);
    }
    const off = (await anEndpoint(database, { url: 'https://example.org/' })).endpoint;
    await database.transaction((tx) =>
      updateEndpoint(tx, off.id, 1, { state: 'paused' }, supervisor, {
        encryption,
        now: engineClock.now(),
        allowPrivate: true,
        events,
      }),
    );
    await database.query(`UPDATE webhook_endpoint SET state_since = now() - interval '31 days' WHERE id = $1`, [off.id]);
    const event = await anEvent(database);
    const announce = (): Promise<number> => database.transaction((tx) => announceEvent(tx, event.id));
    expect(await announce()).toBe(4);
    expect(await announce()).toBe(0);
    const rows = await database.query<{ recipient_id: string }>('SELECT recipient_id FROM delivery WHERE source_id = $1', [
      event.id,
    ]);
    expect(rows.map((row) => row.recipient_id).sort()).toEqual(endpoints.slice(0, 4).sort());
  });

  it('carries the headers that its endpoint asks for, kept sealed, until they are taken away', async () => {
    const receiver = await opened();
    const headers = { Authorization: 'Bearer t0ken', 'x-route': 'oa' };
    const { endpoint } = await anEndpoint(database, { url: receiver.url, headers });
    expect(endpoint.headerNames).toEqual(['authorization', 'x-route']);
    await afterOneAttempt(endpoint.id);
    expect(receiver.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer t0ken',
      'x-route': 'oa',
      'user-agent': 'Duban-Webhook/1',
    });
    const [row] = await database.query<{ encrypted: Buffer }>('SELECT encrypted_headers AS encrypted FROM webhook_endpoint');
    expect(row?.encrypted.includes('t0ken')).toBe(false);
    const change = (version: number, changed: EndpointChange): Promise<Endpoint> =>
      database.transaction((tx) =>
        updateEndpoint(tx, endpoint.id, version, changed, supervisor, {
          encryption,
          now: engineClock.now(),
          allowPrivate: true,
          events,
        }),
      );
    expect((await change(1, { description: 'x' })).headerNames).toHaveLength(2);
    expect((await change(2, { headers: {} })).headerNames).toEqual([]);
    await afterOneAttempt(endpoint.id);
    expect(receiver.requests[1]?.headers).not.toHaveProperty('authorization');
    await expect(change(3, { headers: { Host: 'evil.example' } })).rejects.toMatchObject({ code: 'endpoint.header-invalid' });
  });

  it('does not follow a redirect', async () => {
    const inside = await opened();
    const receiver = await opened((response) => response.writeHead(302, { location: inside.url }).end());
    const { endpoint } = await anEndpoint(database, { url: receiver.url });
    expect(await afterOneAttempt(endpoint.id)).toMatchObject({
      state: 'pending',
      attemptLog: [{ outcome: 'failed', statusCode: 302 }],
    });
    expect(inside.requests).toEqual([]);
  });

  it('switches the endpoint off when the receiver says 410 Gone, and keeps the message for when it is active again', async () => {
    let status = 410;
    const receiver = await opened((response) => response.writeHead(status).end());
    const { endpoint } = await anEndpoint(database, { url: receiver.url });
    const { id, ...refused } = await afterOneAttempt(endpoint.id);
    expect(refused).toMatchObject({ state: 'pending', attemptLog: [{ statusCode: 410 }] });
    const off = await readEndpoint(database, endpoint.id);
    expect(off).toMatchObject({ state: 'disabled', disabledReason: '410 Gone', version: 2 });
    const on = await database.transaction((tx) =>
      updateEndpoint(tx, endpoint.id, 2, { state: 'active' }, supervisor, {
        encryption,
        now: engineClock.now(),
        allowPrivate: true,
        events,
      }),
    );
    expect(on).toMatchObject({ state: 'active', disabledReason: null });
    status = 204;
    expect(await nextAttempt(id)).toMatchObject({ state: 'delivered', attemptLog: [{ statusCode: 410 }, { statusCode: 204 }] });
  });

  it.each([429, 503])('stops sending to an endpoint that answers %i with Retry-After, not only this message', async (status) => {
    const receiver = await opened((response) => response.writeHead(status, { 'retry-after': '1200' }).end());
    const { endpoint } = await anEndpoint(database, { url: receiver.url });
    await afterOneAttempt(endpoint.id);
    const { pausedUntil } = await readEndpoint(database, endpoint.id);
    expect(Math.abs((pausedUntil?.getTime() ?? 0) - clock.now().getTime() - 1_200_000)).toBeLessThan(60_000);
    const event = await anEvent(database);
    await database.transaction((tx) => announceEvent(tx, event.id));
    expect(await dispatch(database)).toBe(0);
    await database.query(`UPDATE endpoint_queue SET paused_until = now() WHERE endpoint_id = $1`, [endpoint.id]);
    expect(await dispatch(database)).toBe(1);
  });

  it('waits as long as an overloaded receiver asks', async () => {
    const receiver = await opened((response) => response.writeHead(429, { 'retry-after': '1200' }).end());
    const { endpoint } = await anEndpoint(database, { url: receiver.url });
    const { id } = await afterOneAttempt(endpoint.id);
    const [delivery] = await database.query<{ wait: number }>(
      'SELECT extract(epoch FROM due_at - now()) AS wait FROM delivery WHERE id = $1',
      [id],
    );
    expect(Number(delivery?.wait)).toBeGreaterThan(1190);
    expect(Number(delivery?.wait)).toBeLessThanOrEqual(1200);
  });

  it('never connects to a name that leads to a private address', async () => {
    const receiver = await opened();
    const { endpoint } = await anEndpoint(database, { url: `https://localhost:${receiver.port}/hook` }, false);
    const { attemptLog } = await afterOneAttempt(endpoint.id, { allowPrivate: false });
    expect(attemptLog).toMatchObject([
      { outcome: 'failed', statusCode: null, detail: expect.stringContaining('private network') as string },
    ]);
    expect(receiver.requests).toEqual([]);
  });

  it('sends nothing to a literal private address that was entered when that was still allowed', async () => {
    const receiver = await opened();
    const { endpoint } = await anEndpoint(database, { url: receiver.url.replace('http:', 'https:') });
    const { attemptLog } = await afterOneAttempt(endpoint.id, { allowPrivate: false });
    expect(attemptLog[0]?.detail).toContain('private network');
  });

  it('ends in time when the receiver keeps silent', async () => {
    const receiver = await opened(() => undefined);
    const { endpoint } = await anEndpoint(database, { url: receiver.url });
    const { state, attemptLog } = await afterOneAttempt(endpoint.id, { timeoutMs: 200 });
    expect([state, attemptLog[0]?.detail]).toEqual(['pending', 'The receiver did not answer in time.']);
    expect(attemptLog[0]?.durationMs).toBeLessThan(2000);
  });

  it('takes 200 for an answer though the rest of it drips or never ends, and keeps 4 KiB', async () => {
    const dripping = await opened((response) => response.writeHead(200).write('x'));
    const endless = await opened((response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write('y'.repeat(16_384)));
      };
      response.writeHead(200).on('drain', pour);
      pour();
    });
    const first = await afterOneAttempt((await anEndpoint(database, { url: dripping.url })).endpoint.id, { timeoutMs: 200 });
    const second = await afterOneAttempt((await anEndpoint(database, { url: endless.url })).endpoint.id);
    expect(first).toMatchObject({ state: 'delivered', attemptLog: [{ responseExcerpt: 'x' }] });
    expect(second).toMatchObject({ state: 'delivered', attemptLog: [{ responseExcerpt: 'y'.repeat(4096) }] });
    expect(second.attemptLog[0]?.durationMs).toBeLessThan(5000);
  });

  it('is tried again when nobody listens, and says why', async () => {
    const receiver = await Receiver.open();
    await receiver.close();
    const { endpoint } = await anEndpoint(database, { url: receiver.url });
    expect((await afterOneAttempt(endpoint.id)).lastError).toContain('ECONNREFUSED');
  });

  it('is held back, not lost, while the key of its secret is missing', async () => {
    const { endpoint } = await anEndpoint(database, { url: 'https://example.org/' });
    const delivery = await afterOneAttempt(endpoint.id, {
      encryption: new SecretEncryption('quite another key of 32 characters'),
    });
    expect(delivery).toMatchObject({ state: 'pending', lastError: expect.stringContaining('another DUBAN_SECRET') as string });
  });

  it('is withdrawn with its endpoint', async () => {
    const receiver = await opened((response) => response.writeHead(500).end());
    const { endpoint } = await anEndpoint(database, { url: receiver.url });
    const { id } = await afterOneAttempt(endpoint.id);
    await database.transaction((tx) => deleteEndpoint(tx, endpoint.id, 1, supervisor, engineClock.now()));
    expect(await readDelivery(database, id)).toMatchObject({ state: 'withdrawn', attemptLog: [{ statusCode: 500 }] });
    await expect(readEndpoint(database, endpoint.id)).rejects.toMatchObject({ code: 'endpoint.not-found' });
  });

  it('has an endpoint that is changed only by whoever saw its present version, and whose secret stays sealed', async () => {
    const { endpoint, secret } = await anEndpoint(database, { url: 'https://example.org/hook?token=t0ken' });
    const change = (version: number): Promise<unknown> =>
      database.transaction((tx) =>
        updateEndpoint(tx, endpoint.id, version, { description: 'x' }, supervisor, {
          encryption,
          now: engineClock.now(),
          allowPrivate: false,
          events,
        }),
      );
    await change(1);
    await expect(change(1)).rejects.toMatchObject({ code: 'version.stale', facts: { expected: 1, actual: 2 } });
    const [row] = await database.query<{ encrypted_secret: Buffer }>(
      'SELECT encrypted_secret FROM webhook_endpoint WHERE id = $1',
      [endpoint.id],
    );
    expect(row?.encrypted_secret.includes(secret.slice(6, 20))).toBe(false);
    const history = await database.query<{ data: unknown }>('SELECT data FROM event WHERE subject_id = $1', [endpoint.id]);
    expect(history).toHaveLength(2);
    expect(JSON.stringify(history)).not.toMatch(/t0ken|whsec/);
    await expect(anEndpoint(database, { url: 'https://example.org/', eventTypes: ['Project!'] })).rejects.toMatchObject({
      code: 'endpoint.event-type-invalid',
    });
    await expect(readEndpoint(database, newId())).rejects.toMatchObject({ code: 'endpoint.not-found' });
  });
});

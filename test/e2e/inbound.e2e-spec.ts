import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from '../../apps/api/test/client.js';
import { sign } from '#webhooks';
import { type RealTime, SystemClock } from '#platform';
import { shifted } from '../../libs/webhooks/src/time/shifted.js';
import { eventually } from '../setup/eventually.js';
import { ImportedPlan } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let plan: ImportedPlan;
let guide: string;
const wire = new SystemClock();

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
  guide = await readFile(new URL('../../docs/inbound.md', import.meta.url), 'utf8');
});

afterAll(() => api.close());

/** The first block of the guide in this language. */
function written(language: string): string {
  return new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(guide)?.[1] ?? '';
}

interface Source {
  id: string;
  secret: string;
}

let made = 0;

async function aSource(details: object = {}): Promise<Source> {
  made += 1;
  const body = { name: `OA ${made}`, departmentId: await api.departmentId('sthj'), mapping: '$', examples: [[]], ...details };
  const answer = await plan.post('/v1/inbound-sources', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return { id: String(answer.body['id']), secret: String(answer.body['secret']) };
}

function signed(secret: string, body: string, { id = `msg_${(made += 1)}`, at = wire.now() } = {}): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

function deliver(sourceId: string, body: string, headers: Record<string, string>): Promise<Received> {
  return api.send(`/v1/inbound/${sourceId}`, { method: 'POST', body, headers });
}

function tell({ id, secret }: Source, report: unknown): Promise<Received> {
  const body = JSON.stringify(report);
  return deliver(id, body, signed(secret, body));
}

async function outcomeOf({ body }: Received): Promise<Record<string, unknown>> {
  return eventually(async () => {
    const { body: message } = await api.as('ducha', `/v1/inbound-messages/${String(body['id'])}`);
    expect(message['state']).not.toBe('waiting');
    return message;
  });
}

async function inWork(text: string): Promise<string> {
  const id = await plan.register(text);
  await api.as('huanbao', `/v1/projects/${id}/acknowledge`, { method: 'POST', headers: { 'If-Match': '"1"' } });
  return id;
}

async function projectOf(id: string): Promise<Record<string, unknown>> {
  return (await api.as('ducha', `/v1/projects/${id}`)).body;
}

describe('the guide to webhooks from other systems', () => {
  it('holds: its mapping understands its body, sent by its program', async () => {
    const [first, second] = [await inWork('启动碧道建设'), await inWork('谋划中心公园建设')];
    for (const [id, tag] of [
      [first, 'DB-2022-017'],
      [second, 'DB-2022-021'],
    ] as const) {
      const body = { tags: [tag], series: [] };
      await api.as('ducha', `/v1/projects/${id}/label`, { method: 'POST', body, headers: { 'If-Match': '"2"' } });
    }
    const sample = written('json');
    const { id, secret } = await aSource({ name: 'OA 系统', mapping: written('jsonata'), examples: [JSON.parse(sample)] });
    const env = {
      PATH: process.env['PATH'],
      WEBHOOK_SECRET: secret,
      WEBHOOK_URL: `${api.url}/v1/inbound/${id}`,
      WEBHOOK_BODY: sample,
    };
    const printed = await output(spawn(process.execPath, ['--input-type=module', '-e', written('js')], { env }));
    expect(printed).toMatch(/^202 \{"id":"[^"]+","state":"waiting"\}\n$/);
    const message = await outcomeOf({ body: JSON.parse(printed.slice(4)) } as Received);
    expect(message).toMatchObject({ state: 'applied', body: sample, headers: { 'content-type': 'application/json' } });
    expect(await projectOf(first)).toMatchObject({ state: 'in_progress', percent: 60 });
    const done = await projectOf(second);
    expect(done).toMatchObject({ state: 'in_review', percent: 100 });
    expect(done['history']).toContainEqual(
      expect.objectContaining({ type: 'project.completion_requested', actor: { id, name: 'OA 系统' } }),
    );
    const { body: reports } = await api.as('ducha', `/v1/projects/${first}/reports`);
    expect(reports['items']).toMatchObject([{ text: '主体结构封顶（截至2022-01-14）', reportedByName: 'OA 系统' }]);
  });

  async function output(program: ReturnType<typeof spawn>): Promise<string> {
    let printed = '';
    program.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await new Promise((resolve) => program.once('close', resolve));
    return printed;
  }
});

describe('POST /v1/inbound/{source}', () => {
  it('takes a message once, whatever its type says, and answers a repeat with the first', async () => {
    const source = await aSource();
    const id = await inWork('加快松山湖未来学校建设');
    const body = JSON.stringify({ project: id, kind: 'progress', percent: 45, text: '主体封顶 🏗' });
    const headers = { ...signed(source.secret, body, { id: 'once' }), 'content-type': 'text/plain' };
    const [one, two] = await Promise.all([deliver(source.id, body, headers), deliver(source.id, body, headers)]);
    expect([one.status, two.status].sort()).toEqual([200, 202]);
    expect(one.body['id']).toBe(two.body['id']);
    await outcomeOf(one);
    expect(await deliver(source.id, body, headers)).toMatchObject({
      status: 200,
      body: { id: one.body['id'], state: 'applied' },
    });
    expect((await projectOf(id))['percent']).toBe(45);
    expect((await api.as('ducha', `/v1/projects/${id}/reports`)).body['items']).toHaveLength(1);
  });

  it('takes a v1a signature of a key pair', async () => {
    const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    const [own, open] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')];
    const source = await aSource({ publicKeys: [`whpk_${open.toString('base64')}`] });
    const headers = { ...sign([`whsk_${Buffer.concat([own, open]).toString('base64')}`], 'pair', wire.now(), '[]') };
    expect((await deliver(source.id, '[]', headers)).status).toBe(202);
    expect((await deliver(source.id, '[ ]', headers)).status).toBe(401);
  });

  it('refuses in the same words whatever is not signed by somebody known, and keeps nothing', async () => {
    const [source, other] = [await aSource(), await aSource()];
    const before = await kept();
    const body = '{"project":"x"}';
    const off = (minutes: number): RealTime => shifted(wire.now(), minutes * 60_000);
    const attempts = {
      'another secret': deliver(source.id, body, signed(other.secret, body)),
      'another source': deliver(other.id, body, signed(source.secret, body)),
      'no such source': deliver('0190f3a2-5f6b-7cde-8a01-23456789abcd', body, signed(source.secret, body)),
      'no id at all': deliver('x', body, signed(source.secret, body)),
      tampered: deliver(source.id, `${body} `, signed(source.secret, body)),
      old: deliver(source.id, body, signed(source.secret, body, { at: off(-6) })),
      early: deliver(source.id, body, signed(source.secret, body, { at: off(6) })),
      'another id': deliver(source.id, body, { ...signed(source.secret, body), 'webhook-id': 'another' }),
      unsigned: deliver(source.id, body, {}),
      'an id that is too long': deliver(source.id, body, signed(source.secret, body, { id: 'x'.repeat(256) })),
    };
    const details = new Set<unknown>();
    for (const [name, attempt] of Object.entries(attempts)) {
      const { status, body: problem } = await attempt;
      expect([status, problem['code']], name).toEqual([401, 'inbound.refused']);
      details.add(problem['detail']);
    }
    expect(details.size).toBe(1);
    expect(await kept()).toEqual(before);

    async function kept(): Promise<unknown> {
      const { outbox_job: _, ...counts } = await api.rowCounts(); // The worker may still tell of what was before.
      return counts;
    }
  });

  it('refuses what is too large or compressed before it looks at it', async () => {
    const source = await aSource();
    const large = JSON.stringify('x'.repeat(256 * 1024));
    expect(await deliver(source.id, large, signed(source.secret, large))).toMatchObject({ status: 413 });
    const most = JSON.stringify('x'.repeat(256 * 1024 - 2));
    expect(await deliver(source.id, most, signed(source.secret, most))).toMatchObject({ status: 202 });
    const headers = { ...signed(source.secret, '[]'), 'content-encoding': 'gzip' };
    const packed = await fetch(`${api.url}/v1/inbound/${source.id}`, { method: 'POST', headers, body: gzipSync('[]') });
    expect(packed.status).toBe(415);
  });

  it('asks to come again later while the source is paused', async () => {
    const source = await aSource();
    const path = `/v1/inbound-sources/${source.id}`;
    const patch = (state: string, version: number): Promise<Received> =>
      api.as('ducha', path, { method: 'PATCH', body: { state }, headers: { 'If-Match': `"${version}"` } });
    expect((await patch('paused', 1)).body).toMatchObject({ state: 'paused', version: 2 });
    const headers = signed(source.secret, '[]', { id: 'again' });
    const refused = await deliver(source.id, '[]', headers);
    expect(refused).toMatchObject({ status: 503, body: { code: 'inbound-source.paused' } });
    expect(refused.headers.get('retry-after')).toBe('300');
    await patch('active', 2);
    expect((await deliver(source.id, '[]', headers)).status).toBe(202);
  });
});

describe('/v1/inbound-sources', () => {
  it('is for those who manage webhooks; the secret is answered once', async () => {
    for (const login of ['huanbao', 'leader']) expect((await api.as(login, '/v1/inbound-sources')).status).toBe(403);
    const source = await aSource();
    const { body, headers } = await api.as('ducha', `/v1/inbound-sources/${source.id}`);
    expect(body).not.toHaveProperty('secret');
    expect(headers.get('etag')).toBe('"1"');
    const { body: list } = await api.as('ducha', '/v1/inbound-sources');
    expect(list['items']).toContainEqual(body);
    const [row] = await api.database.query<{ text: string }>(
      'SELECT row_to_json(s)::text AS text FROM inbound_source s WHERE id = $1',
      [source.id],
    );
    expect(row?.text).not.toContain(source.secret.slice(6));
    const rotated = await api.as('ducha', `/v1/inbound-sources/${source.id}/rotate-secret`, {
      method: 'POST',
      body: { overlapHours: 0 },
      headers: { 'If-Match': '"1"' },
    });
    expect(rotated).toMatchObject({ status: 200, body: { version: 2, secret: expect.stringMatching(/^whsec_/) } });
    expect((await tell(source, [])).status).toBe(401);
    expect((await tell({ ...source, secret: String(rotated.body['secret']) }, [])).status).toBe(202);
    const remove = (): Promise<Received> =>
      api.as('ducha', `/v1/inbound-sources/${source.id}`, { method: 'DELETE', headers: { 'If-Match': '"2"' } });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
  });

  it('does not keep a mapping that does not fit its examples', async () => {
    const body = { name: '项目系统', mapping: '{"project": 编号', examples: [{ 编号: 'DB-1' }] };
    const refused = await plan.post('/v1/inbound-sources', body);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'inbound-source.mapping-invalid',
        errors: [{ pointer: '/examples/0', detail: expect.stringContaining('end of expression') }],
      },
    });
    const source = await aSource();
    const change = { mapping: '{"project": 编号}' };
    const path = `/v1/inbound-sources/${source.id}`;
    const patched = await api.as('ducha', path, { method: 'PATCH', body: change, headers: { 'If-Match': '"1"' } });
    expect(patched).toMatchObject({ status: 422, body: { code: 'inbound-source.mapping-invalid' } });
    for (const wrong of [{ examples: [] }, { publicKeys: ['x'] }, { secret: 'weak' }, { name: 'OA 系统' }]) {
      const { status } = await plan.post('/v1/inbound-sources', { name: '另一系统', mapping: '$', examples: [[]], ...wrong });
      expect([400, 409, 422], JSON.stringify(wrong)).toContain(status);
    }
  });

  it('tries a body out, lists what failed, and replays it after the correction', async () => {
    const source = await aSource({
      mapping: '{"project": 编号, "kind": "progress", "percent": 比例, "text": 进展}',
      examples: [{ 编号: 'x', 比例: 1, 进展: 'y' }],
    });
    const id = await inWork('加快建设金菊福利院新院');
    const sent = { 编号: id, 比例: '35%', 进展: '主体封顶' };
    const failed = [await outcomeOf(await tell(source, sent)), await outcomeOf(await tell(source, sent))];
    expect(failed).toMatchObject([{ state: 'failed', reason: expect.stringContaining('percent is a whole number') }, {}]);
    const path = `/v1/inbound-sources/${source.id}`;
    const { body: list } = await api.as('ducha', `${path}/messages?state=failed&limit=1`);
    expect(list).toMatchObject({ items: [{ id: failed[1]?.['id'] }], nextCursor: expect.any(String) });
    const { body: next } = await api.as('ducha', `${path}/messages?state=failed&cursor=${String(list['nextCursor'])}`);
    expect(next).toMatchObject({ items: [{ id: failed[0]?.['id'] }], nextCursor: null });

    const mapping = '{"project": 编号, "kind": "progress", "percent": $number($replace(比例, "%", "")), "text": 进展}';
    const tried = await plan.post(`${path}/try`, { body: sent, mapping });
    expect(tried).toMatchObject({ status: 200, body: { reason: null, reports: [{ projectId: id, after: { percent: 35 } }] } });
    expect((await projectOf(id))['percent']).toBe(0);
    const change = { mapping, examples: [sent] };
    await api.as('ducha', path, { method: 'PATCH', body: change, headers: { 'If-Match': '"1"' } });
    const replayed = await plan.post(`/v1/inbound-messages/${String(failed[0]?.['id'])}/replay`);
    expect(replayed.status).toBe(202);
    expect(await outcomeOf(replayed)).toMatchObject({ state: 'applied', tries: 2 });
    expect(await plan.post(`${path}/replay`)).toMatchObject({ status: 202, body: { messages: 1 } });
    expect(await outcomeOf({ body: failed[1] } as Received)).toMatchObject({ state: 'applied' });
    const again = await plan.post(`/v1/inbound-messages/${String(failed[0]?.['id'])}/replay`);
    expect(again.body).toMatchObject({ state: 'applied', tries: 2 });
    expect((await api.as('ducha', `/v1/projects/${id}/reports`)).body['items']).toHaveLength(2);
  });
});

describe('too many messages', () => {
  it('from one address are put off, whoever signs them; what people do there is not', async () => {
    const source = await aSource();
    const answers = await Promise.all(Array.from({ length: 650 }, () => deliver(source.id, '[]', {})));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(600);
    const putOff = await tell(source, []);
    expect(putOff).toMatchObject({ status: 429, body: { code: 'rate.exceeded' } });
    expect(Number(putOff.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api.as('ducha', '/v1/inbound-sources')).status).toBe(200);
  });
});

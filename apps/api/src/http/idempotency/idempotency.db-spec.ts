import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/setup/database.js';
import { Client, type Received, type Sent } from '../../../test/client.js';
import { loadPeople, openSmallApi, type SmallApi } from '../../../test/small-api.js';

const NOW = new Date('2022-03-01T01:00:00Z');
const TWO_MINUTES_MS = 2 * 60_000;

let fresh: FreshDatabase;
let api: SmallApi;
let admin: string;
let officer: string;

const send = (path: string, sent?: Sent): Promise<Received> => new Client(api).send(path, sent);
const tokenOf = (login: string): Promise<string> => new Client(api).tokenOf(login);

/** Writes a note; every key is used by one test only. */
function writeNote(key: string, text: string, token = admin): Promise<Received> {
  return send('/v1/notes', { method: 'POST', token, body: { text }, headers: { 'Idempotency-Key': key } });
}

beforeAll(async () => {
  fresh = await freshDatabase();
  api = await openSmallApi(fresh.url, NOW);
  await loadPeople(api.database, NOW);
  admin = await tokenOf('admin');
  officer = await tokenOf('officer');
});

afterAll(async () => {
  await api.close();
  await fresh.drop();
});

beforeEach(() => {
  api.script.failure = undefined;
  api.script.gate = () => Promise.resolve();
  api.script.worked = 0;
});

describe('a write with an Idempotency-Key', () => {
  it('is done once; a repeat gets the same answer, said to be one', async () => {
    const first = await writeNote('once', '碧道');
    const second = await writeNote('once', '碧道');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('etag')).toBe('"1"');
    expect(api.script.worked).toBe(1);
  });

  it('belongs to one actor', async () => {
    await writeNote('mine', '碧道');
    expect((await writeNote('mine', '绿道', officer)).status).toBe(201);
  });

  it('refuses the key of another request', async () => {
    await writeNote('taken', '碧道');
    const { status, body } = await writeNote('taken', '绿道');
    expect([status, body['code']]).toEqual([422, 'idempotency.reused']);
  });

  it('is not begun again while it is being worked on, until its process must be dead', async () => {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const begun = new Promise<void>((resolve) => {
      api.script.gate = () => (resolve(), opened);
    });
    const slow = writeNote('slow', '碧道');
    await begun;
    const second = await writeNote('slow', '碧道');
    expect([second.status, second.body['code']]).toEqual([409, 'idempotency.in-flight']);
    api.script.gate = () => Promise.resolve();
    api.clock.moveTo(new Date(api.clock.now().getTime() + TWO_MINUTES_MS + 1));
    expect((await writeNote('slow', '碧道')).body['number']).toBe(1);
    open();
    expect((await slow).body['number']).toBe(2);
    // The one who took the key over has the last word.
    expect((await writeNote('slow', '碧道')).body['number']).toBe(1);
  });

  it('replays a refusal word for word', async () => {
    const first = await send('/v1/notes', { method: 'POST', token: admin, body: {}, headers: { 'Idempotency-Key': 'refused' } });
    const second = await send('/v1/notes', { method: 'POST', token: admin, body: {}, headers: { 'Idempotency-Key': 'refused' } });
    expect(first.status).toBe(400);
    expect(second).toMatchObject({ status: 400, body: first.body });
    expect(second.headers.get('content-type')).toContain('application/problem+json');
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('may be tried again after a failure of ours', async () => {
    api.script.failure = new Error('boom');
    expect((await writeNote('unlucky', '碧道')).status).toBe(500);
    api.script.failure = undefined;
    expect((await writeNote('unlucky', '碧道')).status).toBe(201);
  });

  it('is free for anything after a day', async () => {
    await writeNote('daily', '碧道');
    api.clock.moveTo(new Date(api.clock.now().getTime() + 24 * 3_600_000 + 1));
    admin = await tokenOf('admin');
    officer = await tokenOf('officer');
    expect((await writeNote('daily', '绿道')).status).toBe(201);
    expect(await api.database.query(`SELECT 1 FROM idempotency_key WHERE key <> 'daily'`)).toEqual([]);
  });

  it('tells uploads apart by their bytes', async () => {
    const upload = (text: string): Promise<Received> => {
      const form = new FormData();
      form.set('file', new Blob([text]), 'plan.txt');
      return send('/v1/notes/file', { method: 'POST', token: admin, body: form, headers: { 'Idempotency-Key': 'upload' } });
    };
    expect((await upload('工作要点')).body).toEqual({ number: 1, bytes: 12 });
    expect((await upload('工作要点')).body).toEqual({ number: 1, bytes: 12 });
    expect((await upload('工作重点')).body['code']).toBe('idempotency.reused');
    expect(api.script.worked).toBe(1);
  });

  it('refuses a key that is too long', async () => {
    expect((await writeNote('k'.repeat(201), '碧道')).body['code']).toBe('idempotency.key-invalid');
  });
});

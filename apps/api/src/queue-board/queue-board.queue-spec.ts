import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defineJob, OutboxModule, QueueModule, Queues } from '#outbox';
import { Database, PlatformModule, readConfig, SystemClock } from '#platform';
import { describeOnBackends, queueBackend } from '../../../../test/setup/backends.js';
import { type FreshDatabase, freshDatabase } from '../../../../test/setup/database.js';
import { Client, type Received } from '../../test/client.js';
import { loadPeople } from '../../test/small-api.js';
import { configureHttp, HTTP_OPTIONS } from '../configure-http.js';
import { HttpModule } from '../http.module.js';
import { IdentityApiModule } from '../identity/identity.module.js';
import { QueueBoardModule } from './queue-board.module.js';

const notePrint = defineJob<{ noteId: string }>('note.print');

describeOnBackends('the board of queues', (place) => {
  let fresh: FreshDatabase;
  let app: NestExpressApplication;
  let url: string;
  let client: Client;

  beforeAll(async () => {
    fresh = await freshDatabase();
    const environment = readConfig({
      DATABASE_URL: fresh.url,
      DUBAN_SECRET: 'a secret that is long enough for a test',
      LOG_LEVEL: 'silent',
    });
    class BoardApi {}
    const imports = [
      PlatformModule.forRoot({ role: 'test', migrations: [], environment }),
      QueueModule.forRoot({ backend: queueBackend(place, fresh.url) }),
      OutboxModule.forFeature([notePrint]),
      HttpModule,
      IdentityApiModule,
      QueueBoardModule,
    ];
    app = await NestFactory.create<NestExpressApplication>({ module: BoardApi, imports }, { logger: false, ...HTTP_OPTIONS });
    configureHttp(app);
    await app.listen(0, '127.0.0.1');
    await loadPeople(app.get(Database), new SystemClock().now());
    url = await app.getUrl();
    client = new Client({ url });
  });

  afterAll(async () => {
    await app.close();
    await fresh.drop();
  });

  const show = async (login: string, path = '', method = 'GET'): Promise<Received> =>
    client.send(`/admin/queues${path}`, { token: await client.tokenOf(login), method });

  it('asks a browser for a token, and takes no login password for one', async () => {
    for (const credentials of ['', 'admin:', 'admin:correct horse']) {
      const answer = await client.send('/admin/queues', { headers: { Authorization: `Basic ${btoa(credentials)}` } });
      expect(answer).toMatchObject({ status: 401, body: { code: 'login.required' } });
      expect(answer.headers.get('www-authenticate')).toContain('Basic');
    }
  });

  it.each(['supervisor', 'officer'])('refuses a %s', async (login) => {
    for (const path of ['', '/api/queues', '/static/js/main.js'])
      expect(await show(login, path)).toMatchObject({ status: 403, body: { code: 'access.denied' } });
  });

  it('shows an administrator the page and what it is made of', async () => {
    const headers = { Authorization: `Basic ${btoa(`anybody:${await client.tokenOf('admin')}`)}` };
    const page = await fetch(`${url}/admin/queues`, { headers });
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('Duban 督办');
    const [, script] = /<script defer src="(static\/[^"]+)"/.exec(html) ?? [];
    expect((await fetch(`${url}/admin/queues/${script}`, { headers })).status).toBe(200);
  });

  it('opens from the pages with the login cookie, and for nobody but administrators', async () => {
    const openAs = async (login: string): Promise<Response> =>
      fetch(`${url}/admin/queues/api/queues`, { headers: { Cookie: `duban=${await client.tokenOf(login)}` } });
    expect((await openAs('admin')).status).toBe(200);
    expect((await openAs('supervisor')).status).toBe(403);
    expect((await fetch(`${url}/admin/queues`, { headers: { Cookie: 'duban=' } })).headers.get('www-authenticate')).toContain(
      'Basic',
    );
  });

  it('shows each queue with its jobs, and changes nothing', async () => {
    await app.get(Queues).open(notePrint.queue).add(notePrint.name, { noteId: '7' });
    const { body } = await show('admin', '/api/queues');
    expect(body['queues']).toEqual([
      expect.objectContaining({ name: 'note-print', counts: expect.objectContaining({ waiting: 1 }) }),
    ]);
    expect((await show('admin', '/api/queues/note-print/pause', 'PUT')).status).toBe(405);
    expect(await app.get(Queues).open(notePrint.queue).isPaused()).toBe(false);
  });
});

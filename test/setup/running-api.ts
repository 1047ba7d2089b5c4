import { cp, rm } from 'node:fs/promises';
import type { INestApplication, INestApplicationContext, Type } from '@nestjs/common';
import { createApi } from '#api';
import { openContext, type ProgramOptions } from '#application';
import { loadRoster, PeopleService, type Role, type Roster } from '#identity';
import { Database, readConfig, SimulatedClock } from '#platform';
import { instantAt } from '#work-calendar';
import { WorkerModule } from '#worker';
import type { Json, Received, Sent } from '../../apps/api/test/client.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { ADMINISTRATOR, ROSTER } from './given.js';
import { temporaryFolder } from './temporary-folder.js';

const PASSWORD = 'correct horse';
const SECRET = 'a secret that is long enough for a test';

/** The roster of the other tests with an administrator, and a password for everybody. */
const WITH_PASSWORDS: Roster = {
  departments: ROSTER.departments,
  people: [...ROSTER.people, { login: 'admin', name: '管理员', role: 'admin' as const }].map((person) => ({
    ...person,
    password: PASSWORD,
  })),
};

/** The whole API on a database of its own, listening on a free port; its clock stands at 2022-01-17 10:00, a Monday. */
export class RunningApi {
  private readonly sessions = new Map<string, { token: string; expiresAt: string }>();
  private worker: INestApplicationContext | undefined;

  private constructor(
    readonly options: ProgramOptions,
    readonly clock: SimulatedClock,
    readonly url: string,
    private readonly app: INestApplication,
    private readonly stored: FreshDatabase,
    private readonly home: string,
  ) {}

  /** @param copyOf one that was stopped: the new one begins with all that it had, at the same time */
  static async open(copyOf?: RunningApi): Promise<RunningApi> {
    const database = await freshDatabase(copyOf?.stored);
    const clock = new SimulatedClock(copyOf?.clock.now() ?? instantAt('2022-01-17', '10:00'));
    const home = await temporaryFolder('api');
    if (copyOf) await cp(copyOf.home, home, { recursive: true });
    const environment = readConfig({
      DATABASE_URL: database.url,
      DUBAN_SECRET: SECRET,
      DUBAN_HOME: home,
      LOG_LEVEL: 'silent',
      WEBHOOK_ALLOW_PRIVATE: '1',
    });
    const options = { role: 'test', environment, clock };
    const app = await createApi(options);
    if (!copyOf) await app.get(Database).transaction((tx) => loadRoster(tx, WITH_PASSWORDS, clock.now()));
    await app.listen(0, '127.0.0.1');
    const drop = async (): Promise<void> => {
      await rm(environment.DUBAN_HOME, { recursive: true, force: true });
      await database.drop();
    };
    return new RunningApi(options, clock, await app.getUrl(), app, { ...database, drop }, home);
  }

  /** A service of the API, by its type. */
  get<T>(type: Type<T>): T {
    return this.app.get(type);
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** A worker beside the API, on the same database and clock. */
  async startWorking(): Promise<void> {
    this.worker = await openContext(WorkerModule, this.options);
  }

  /** One more process of the API, as it were, on the same database. */
  async another(): Promise<{ url: string; database: Database; close: () => Promise<void> }> {
    const app = await createApi(this.options);
    await app.listen(0, '127.0.0.1');
    return { url: await app.getUrl(), database: app.get(Database), close: () => app.close() };
  }

  /** Asks as the person with this login. */
  async as(login: string, path: string, sent: Omit<Sent, 'token'> = {}): Promise<Received> {
    return this.send(path, { ...sent, token: await this.token(login) });
  }

  /** A token of the person with this login. */
  async token(login: string): Promise<string> {
    const session = this.sessions.get(login);
    const isFresh = session !== undefined && session.expiresAt > this.clock.now().toISOString();
    return isFresh ? session.token : this.logIn(login);
  }

  /** Asks as anybody. FormData and text go as they are, everything else as JSON. */
  async send(path: string, { method = 'GET', token, body, headers: given }: Sent = {}): Promise<Received> {
    const headers = new Headers(given);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    if (body !== undefined && !(body instanceof FormData)) headers.set('Content-Type', 'application/json');
    const asIs = body === undefined || body instanceof FormData || typeof body === 'string';
    const response = await fetch(this.url + path, { method, headers, body: asIs ? body : JSON.stringify(body) });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : { text }) as Json };
  }

  private async logIn(login: string): Promise<string> {
    const { body } = await this.send('/v1/login', { method: 'POST', body: { login, password: PASSWORD } });
    const session = { token: String(body['token']), expiresAt: String(body['expiresAt']) };
    this.sessions.set(login, session);
    return session.token;
  }

  /** A further person, who has chosen a password already. */
  async hire(login: string, role: Role, departmentId: string | null = null): Promise<void> {
    const details = { name: `同事${login}`, email: null, phone: null, departmentId, isHead: false, password: PASSWORD };
    await this.get(PeopleService).create(ADMINISTRATOR, { login, role, ...details });
    await this.database.query('UPDATE person SET must_change_password = false WHERE login = $1', [login]);
  }

  async departmentId(code: string): Promise<string> {
    const [row] = await this.database.query<{ id: string }>('SELECT id FROM department WHERE code = $1', [code]);
    if (!row) throw new Error(`the roster has no department ${code}`);
    return row.id;
  }

  /** How many rows each table has, logins and kept answers apart: what a refused request must leave as it was. */
  async rowCounts(): Promise<Record<string, number>> {
    const { database } = this;
    const tables = await database.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'duban' AND tablename NOT IN ('access_token', 'login_failure', 'idempotency_key') ORDER BY 1`,
    );
    const counts = tables.map(async ({ name }) => {
      const [row] = await database.query<{ count: number }>(`SELECT count(*) FROM ${name}`);
      return [name, row?.count ?? 0] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  }

  /** Ends its processes; what it stored stays, to be copied. */
  async stop(): Promise<void> {
    await this.app.close();
    await this.worker?.close();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.stored.drop();
  }
}

/** A text file as a browser's form sends it. */
export function fileForm(
  content: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
  name = '工作要点.txt',
): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([content]), name);
  return form;
}

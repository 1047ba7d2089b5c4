import { createServer, type Server } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { SystemClock } from '#platform';
import { type CivilDate, instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { eventually } from './eventually.js';
import { moveIn, registerOpenTasks } from './twin-past.js';
import { fileForm, RunningApi } from './running-api.js';

/** Words that stand in nothing but what is secret. */
export const SECRET_WORDS = ['涉密事项', '举报线索', '保密措施'] as const;

/** Ids by what they are of; a secret one is known in the world that has it. */
export type Ids = Record<string, string>;

/** A part of the world that both twins have, or only the one with the secret. */
export class TwinWorld {
  private constructor(
    readonly api: RunningApi,
    readonly ids: Ids,
    private readonly receiver: Server | null,
  ) {}

  /** The common past of both worlds, up to 2022-03-01. */
  static async begin(): Promise<TwinWorld> {
    const receiver = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(204).end());
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const api = await RunningApi.open();
    await api.startWorking();
    const world = new TwinWorld(api, {}, receiver);
    await moveIn(world, receiver);
    await registerOpenTasks(world);
    await world.report(world.id('late'), 'msg_past');
    await world.moveTo('2022-03-01');
    const [delivery] = await api.database.query<{ id: string }>('SELECT id FROM delivery WHERE project_id = $1 LIMIT 1', [
      world.id('late'),
    ]);
    world.ids['open-delivery'] = delivery?.id ?? '';
    await api.stop();
    return world;
  }

  /** A world that begins with all that this one has. */
  async twin(): Promise<TwinWorld> {
    const api = await RunningApi.open(this.api);
    await api.startWorking();
    return new TwinWorld(api, { ...this.ids }, null);
  }

  async close(): Promise<void> {
    await this.api.close();
    this.receiver?.close();
  }

  /** Everything that follows of itself until then has happened. */
  async moveTo(day: CivilDate, time = '10:00'): Promise<void> {
    this.api.clock.moveTo(instantAt(day, time));
    await this.settled();
  }

  /** What follows by now of what was done is done too, so that no message depends on who was faster. */
  private async settled(): Promise<void> {
    const { database, clock } = this.api;
    await eventually(
      async () => {
        const [open] = await database.query(
          `SELECT (SELECT count(*)::int FROM due_step WHERE fire_at <= $1) AS steps, (SELECT count(*)::int FROM outbox_job) AS jobs,
             (SELECT count(*)::int FROM digest_line WHERE state = 'waiting' AND send_at <= $1) AS lines,
             (SELECT count(*)::int FROM delivery WHERE state = 'pending') AS deliveries`,
          [clock.now()],
        );
        expect(open).toEqual({ steps: 0, jobs: 0, lines: 0, deliveries: 0 });
      },
      { withinMs: 60_000 },
    );
  }

  async send(
    login: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Received> {
    const answer = await this.api.as(login, path, { method, headers, ...(body === undefined ? {} : { body }) });
    expect([method, path, answer.status < 300, answer.body]).toEqual([method, path, true, answer.body]);
    return answer;
  }

  async post(login: string, path: string, body: unknown = {}): Promise<Json> {
    return (await this.send(login, 'POST', path, body)).body;
  }

  /** One transition of a project, with the version that this person reads. */
  async move(login: string, projectId: string, transition: string, body: object = {}): Promise<void> {
    await this.send(
      login,
      'POST',
      `/v1/projects/${projectId}/${transition}`,
      body,
      await this.version(login, `/v1/projects/${projectId}`),
    );
    await this.settled();
  }

  async version(login: string, path: string): Promise<Record<string, string>> {
    return { 'If-Match': (await this.api.as(login, path)).headers.get('etag') ?? '' };
  }

  async personId(login: string): Promise<string> {
    const [row] = await this.api.database.query<{ id: string }>('SELECT id FROM person WHERE login = $1', [login]);
    return row?.id ?? '';
  }

  id(name: string): string {
    const id = this.ids[name];
    if (id === undefined) throw new Error(`nothing here is called ${name}`);
    return id;
  }

  /** Registers a task that comes from no plan. */
  async task(name: string, title: string, details: object = {}): Promise<string> {
    const { id } = await this.post('ducha', '/v1/projects', {
      origin: 'direct',
      title,
      leadDepartmentId: this.id('sthj'),
      leaderId: this.id('leader'),
      dueDate: '2022-06-30',
      ...details,
    });
    return (this.ids[name] = String(id));
  }

  /** Registers an item of the plan; answers the project. */
  async register(item: string, details: object, login = 'ducha'): Promise<string> {
    const registration = {
      itemId: this.id(item),
      leadDepartmentId: this.id('sthj'),
      leaderId: this.id('leader'),
      dueDate: '2022-09-30',
      ...details,
    };
    const body = await this.post(login, '/v1/items/register', { registrations: [registration] });
    return (body['registered'] as { projectId: string }[])[0]?.projectId ?? '';
  }

  /** Everything that can hang on a project that was signed for: blocker, attachment, report, milestones, indicator, a request for time. */
  async workOn(name: string, words: string): Promise<void> {
    const { ids } = this;
    const path = `/v1/projects/${this.id(name)}`;
    ids[`${name}-blocker`] = String(
      (await this.post('huanbao', `${path}/blockers`, { kind: 'land', text: `${words}用地未批` }))['id'],
    );
    const file = await this.send('huanbao', 'POST', `${path}/attachments`, fileForm(`${words}佐证`, {}, `${words}.txt`));
    ids[`${name}-attachment`] = String(file.body['id']);
    await this.move('huanbao', this.id(name), 'report', {
      percent: 30,
      text: `${words}已进场`,
      attachmentIds: [ids[`${name}-attachment`]],
    });
    const set = async (what: string, body: object): Promise<void> => {
      await this.send('ducha', 'PUT', `${path}/${what}`, body, await this.version('ducha', path));
    };
    await set('milestones', { milestones: [{ title: `${words}开工`, dueDate: '2022-02-10' }] });
    await set('indicators', { indicators: [{ name: `${words}长度`, target: 10, unit: '公里' }] });
  }

  /** Another system reports on a project, by its id or by what it may be called there. */
  async report(project: string, messageId: string): Promise<void> {
    const body = JSON.stringify({ 编号: project, 比例: 35, 情况: '已进场' });
    const at = new SystemClock().now();
    const signature = new Webhook(this.id('source-secret')).sign(messageId, at, body);
    const headers = {
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signature,
    };
    const answer = await this.api.send(`/v1/inbound/${this.id('source')}`, { method: 'POST', body, headers });
    expect([answer.status, answer.body]).toEqual([202, answer.body]);
    const message = 'SELECT id FROM inbound_message WHERE webhook_id = $1';
    const [row] = await this.api.database.query<{ id: string }>(message, [messageId]);
    this.ids[messageId] = row?.id ?? '';
  }
}

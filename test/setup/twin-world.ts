import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { SystemClock } from '#platform';
import type { CivilDate } from '#work-calendar';
import { instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { eventually } from './eventually.js';
import { fileForm, RunningApi } from './running-api.js';

/** Words that stand in nothing but what is secret. */
export const SECRET_WORDS = ['涉密事项', '举报线索', '保密措施'] as const;

/** Ids by what they are of; a secret one is known in the world that has it. */
export type Ids = Record<string, string>;

const PASSWORD = 'correct horse';
/** In reading order: the third is registered as a secret project, and a later version of the plan no longer has it. */
const PLAN = `2022年工作要点

一、营造一流生态体系
启动碧道建设，由生态环境局牵头，水务站配合。
推进河涌整治，6月底前完成，由生态环境局牵头。
核查涉密事项一号，9月底前完成，由保密办牵头。
打通断头路10条，由城建局牵头。
新建社区公园3个。
`;
const LATER_PLAN = PLAN.replace('核查涉密事项一号，9月底前完成，由保密办牵头。\n', '').replace('10条', '12条');

/** People whose login says what they know: `ducha`, `leader` and `huanbao` read the secret projects, the others do not. */
const STRANGERS = [
  ['ducha-b', 'supervisor', null],
  ['leader-b', 'leader', null],
  ['huanbao-b', 'officer', 'sthj'],
  ['stand-in', 'officer', 'sthj'],
] as const;

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
    await world.moveIn();
    await world.registerOpenTasks();
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

  private async moveIn(): Promise<void> {
    const { ids } = this;
    for (const code of ['sthj', 'cjj']) ids[code] = await this.api.departmentId(code);
    for (const [login, role, department] of STRANGERS) {
      const departmentId = department && this.id(department);
      await this.post('admin', '/v1/people', { login, name: `同事${login}`, role, departmentId, password: PASSWORD });
    }
    for (const login of [
      'ducha',
      'ducha-b',
      'leader',
      'leader-b',
      'huanbao',
      'huanbao-b',
      'huanbao-head',
      'stand-in',
      'chengjian',
    ])
      ids[login] = await this.personId(login);
    for (const [name, role, departmentId] of [
      ['key-supervisor', 'supervisor', null],
      ['key-leader', 'leader', null],
      ['key-officer', 'officer', this.id('sthj')],
      ['key-other', 'officer', this.id('cjj')],
    ] as const)
      ids[name] = String(
        (await this.post('admin', '/v1/api-keys', { name, role, ...(departmentId ? { departmentId } : {}) }))['key'],
      );
    const { port } = this.receiver?.address() as AddressInfo;
    ids['endpoint'] = String((await this.post('ducha', '/v1/endpoints', { url: `http://127.0.0.1:${port}/hook` }))['id']);
    const mapping = '{"project": 编号, "kind": "progress", "percent": 比例, "text": 情况}';
    const example = { 编号: '无此编号', 比例: 10, 情况: '已进场' };
    const source = await this.post('ducha', '/v1/inbound-sources', {
      name: 'OA',
      departmentId: this.id('sthj'),
      mapping,
      examples: [example],
    });
    ids['source'] = String(source['id']);
    ids['source-secret'] = String(source['secret']);
    const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4-97a0-0ec2aaaaaaaa';
    ids['robot'] = String(
      (await this.post('admin', '/v1/robots', { vendor: 'wecom-robot', name: '工作群', url, departmentId: this.id('cjj') }))[
        'id'
      ],
    );
    const robot = `/v1/robots/${ids['robot']}`;
    await this.send('admin', 'PATCH', robot, { active: false }, await this.version('admin', robot));
    await this.post('huanbao', `/v1/people/${this.id('huanbao')}/delegations`, {
      deputyId: this.id('stand-in'),
      from: '2022-01-17',
      to: '2022-12-31',
      reason: '外出培训',
    });
  }

  private async registerOpenTasks(): Promise<void> {
    const { ids } = this;
    const plan = await this.post('ducha', '/v1/plans', fileForm(PLAN, { planYear: '2022' }));
    ids['plan'] = String(plan['planId']);
    ids['job'] = String(plan['jobId']);
    const items = (await this.api.as('ducha', `/v1/plans/${ids['plan']}/items`)).body['items'] as { id: string; text: string }[];
    for (const [name, words] of [
      ['item-open', '碧道'],
      ['item-draft', '社区公园'],
      ['item-secret', '涉密事项'],
      ['item-road', '断头路'],
    ] as const)
      ids[name] = items.find(({ text }) => text.includes(words))?.id ?? '';
    ids['whole'] = await this.register('item-open', {});
    ids['policy'] = ((await this.api.as('ducha', '/v1/policies')).body['items'] as { id: string }[])[0]?.id ?? '';
    await this.task('part', '碧道建设一期', { parentId: ids['whole'], dueDate: '2022-05-31' });
    await this.task('other-part', '碧道建设二期', { parentId: ids['whole'], dueDate: '2022-05-31' });
    await this.task('late', '河涌整治', {
      dueDate: '2022-02-15',
      cooperatingDepartmentIds: [this.id('cjj')],
      series: ['十项民生实事'],
    });
    await this.task('road', '打通断头路', { leadDepartmentId: this.id('cjj'), tags: ['民生'] });
    for (const name of ['whole', 'part', 'other-part', 'late']) await this.move('huanbao', this.id(name), 'acknowledge');
    await this.move('huanbao', this.id('part'), 'report', { percent: 40, text: '已进场', problems: '用地未批' });
    await this.workOn('late', '河涌');
    ids['call-in'] = String(
      (
        await this.post('chengjian', '/v1/call-ins', {
          matter: '道路积水',
          dueDate: '2022-03-10',
          departmentIds: [this.id('sthj')],
        })
      )['id'],
    );
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
  private async report(project: string, messageId: string): Promise<void> {
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

  /** What happens in both worlds while the secret one has its secrets. */
  async liveOn(): Promise<void> {
    const { ids } = this;
    await this.move('huanbao', this.id('other-part'), 'report', { percent: 60, text: '过半' });
    ids['slip'] = String((await this.post('ducha-b', `/v1/projects/${this.id('late')}/slips`))['id']);
    await this.move('huanbao', this.id('late'), 'request-extension', { dueDate: '2022-08-31', reason: '汛期' }).catch(
      () => undefined,
    );
    await this.send('ducha-b', 'POST', `/v1/plans/${this.id('plan')}/revisions`, fileForm(LATER_PLAN));
    await this.send('ducha-b', 'PATCH', `/v1/items/${this.id('item-draft')}`, { title: '社区公园' }, { 'If-Match': '"1"' });
    for (const [name, part] of [
      ['part', '一期'],
      ['other-part', '二期'],
    ] as const) {
      await this.move('huanbao', this.id(name), 'request-completion', { text: `${part}已建成` });
      await this.move('ducha-b', this.id(name), 'close');
    }
    await this.move('huanbao', this.id('whole'), 'request-completion', { text: '已建成' });
    await this.move('ducha-b', this.id('whole'), 'close');
    await this.report('涉密事项三号', 'msg_secret');
    ids['circular'] = String((await this.post('ducha-b', '/v1/circulars', { period: '2022-Q1' }))['id']);
    ids['circular-issued'] = String((await this.post('ducha-b', '/v1/circulars', { period: '2022-02' }))['id']);
    const path = `/v1/circulars/${ids['circular-issued']}`;
    await this.send('ducha-b', 'POST', `${path}/issue`, {}, await this.version('ducha-b', path));
    const card = await this.api.as('huanbao', `/v1/scorecards/${this.id('sthj')}?period=2022-Q1`);
    const lines = card.body['lines'] as { id: string; points: number; project: { id: string } | null }[];
    const line = lines.find(({ points, project }) => points < 0 && project?.id === this.id('late'));
    if (line) {
      const appeal = await this.post('huanbao', `/v1/scorecards/${this.id('sthj')}/appeals?period=2022-Q1`, {
        lineId: line.id,
        reason: '停机',
      });
      ids['appeal'] = String(appeal['id']);
    }
  }

  /** Secrets of every kind, kept by `ducha`, `leader` and `huanbao`. */
  async keepSecrets(): Promise<void> {
    const secret = { confidential: true, readerIds: [this.id('huanbao'), this.id('ducha')] };
    this.ids['secret-of-plan'] = await this.register('item-secret', secret);
    await this.task('secret-part', '涉密事项二号', { ...secret, parentId: this.id('whole'), weight: 5, dueDate: '2022-03-04' });
    await this.task('secret-whole', '涉密事项三号', {
      ...secret,
      cooperatingDepartmentIds: [this.id('cjj')],
      dueDate: '2022-03-03',
      series: ['涉密事项'],
    });
    await this.task('secret-child', '涉密事项四号', { ...secret, parentId: this.id('secret-whole'), dueDate: '2022-03-02' });
    // Known to everybody at first.
    await this.task('restricted', '举报线索一号', { dueDate: '2022-03-04' });
    for (const name of ['secret-part', 'secret-whole', 'secret-child', 'secret-of-plan', 'restricted'])
      await this.move('huanbao', this.id(name), 'acknowledge');
    for (const name of ['secret-part', 'secret-whole', 'restricted']) await this.workOn(name, '保密措施');
  }

  /** What was open is closed to others, and secret work goes on. */
  async restrict(): Promise<void> {
    const { ids } = this;
    await this.urge('restricted');
    await this.move('ducha', this.id('restricted'), 'restrict', { reason: '举报线索', readerIds: [this.id('huanbao')] });
    for (const name of ['secret-of-plan', 'secret-part', 'restricted']) {
      ids[`${name}-slip`] = String((await this.post('ducha', `/v1/projects/${this.id(name)}/slips`))['id']);
      await this.post('huanbao', `/v1/slips/${ids[`${name}-slip`]}/answer`, { text: '保密措施已落实' }).catch(() => undefined);
    }
    await this.move('huanbao', this.id('secret-of-plan'), 'request-extension', { dueDate: '2022-11-30', reason: '保密措施' });
    await this.move('huanbao', this.id('secret-child'), 'request-completion', { text: '保密措施已落实' });
    await this.move('ducha', this.id('secret-child'), 'close');
  }

  /** People of the department hear of it at once; some of them may not know of it later. */
  private async urge(name: string): Promise<void> {
    await this.post('ducha', '/v1/overdue/actions', { action: 'urge', projectIds: [this.id(name)] });
    await this.moveTo('2022-03-08');
    const told = await this.api.database.query<{ id: string }>(
      'SELECT person_id AS id FROM inbox_message WHERE project_id = $1',
      [this.id(name)],
    );
    expect(told.map(({ id }) => id)).toEqual(expect.arrayContaining([this.id('huanbao-b')]));
  }

  /** Ids of rows that stand for secrets, by table, for requests that name them. */
  async secretIds(): Promise<Ids> {
    const { database } = this.api;
    const projects = Object.entries(this.ids).filter(
      ([name]) => /^(secret|restricted)/.test(name) && !/-(blocker|attachment|slip)$/.test(name),
    );
    const ids = projects.map(([, id]) => id);
    const found: Ids = {};
    for (const [name, sql] of Object.entries({
      delivery: 'SELECT id FROM delivery WHERE project_id = ANY($1) ORDER BY id LIMIT 1',
      message: 'SELECT id FROM inbox_message WHERE project_id = ANY($1) ORDER BY id LIMIT 1',
    })) {
      const [row] = await database.query<{ id: string }>(sql, [ids]);
      expect([name, row !== undefined]).toEqual([name, true]);
      found[name] = row?.id ?? '';
    }
    return found;
  }
}

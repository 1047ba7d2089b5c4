import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATES } from '#notifications';
import type { Received } from '../../apps/api/test/client.js';
import { RunningApi } from '../setup/running-api.js';

const REMINDER = '/v1/message-templates/zh-CN/reminder';
const TEMPLATE = { ...TEMPLATES['zh-CN'].reminder, title: '请办理：{{ title }}' };

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.open();
});
afterAll(() => api.close());

describe('templates of messages', () => {
  it('are listed, changed, and taken back, each with the version that was read', async () => {
    const list = await api.as('ducha', '/v1/message-templates');
    expect(list.body['items']).toHaveLength(Object.values(TEMPLATES).flatMap((kinds) => Object.keys(kinds)).length);
    const read = await api.as('ducha', REMINDER);
    expect(read).toMatchObject({ status: 200, body: { version: 0, isBuiltIn: true, versions: [], facts: { level: 3 } } });
    expect(read.body['inForce']).toEqual(TEMPLATES['zh-CN'].reminder);
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const saved = await api.as('ducha', REMINDER, { method: 'PUT', headers, body: { template: TEMPLATE } });
    expect(saved).toMatchObject({
      status: 200,
      body: { version: 1, isBuiltIn: false, changedByName: '督查员', inForce: TEMPLATE },
    });
    expect(await api.as('ducha', REMINDER, { method: 'PUT', headers, body: { template: TEMPLATE } })).toMatchObject({
      status: 412,
      body: { code: 'version.stale' },
    });
    const reset = await api.as('ducha', REMINDER, { method: 'DELETE', headers: { 'if-match': '"1"' } });
    expect(reset).toMatchObject({ status: 200, body: { version: 2, isBuiltIn: true } });
    expect(reset.headers.get('etag')).toBe('"2"');
  });

  it('are refused with each fault and its place, in the language of the reader', async () => {
    const body = { template: { ...TEMPLATE, title: '{{ nobody }}', opening: '{% if' } };
    const faults = async (language: string): Promise<unknown> => {
      const headers = { 'if-match': '"2"', 'accept-language': language };
      const refused = await api.as('ducha', REMINDER, { method: 'PUT', headers, body });
      expect(refused).toMatchObject({ status: 422, body: { code: 'message-template.invalid' } });
      return refused.body['errors'];
    };
    expect(await faults('en')).toEqual([
      { pointer: '/title', detail: expect.stringContaining('it names nobody') },
      { pointer: '/opening', detail: expect.stringContaining('not valid Liquid') },
    ]);
    expect(await faults('zh-CN')).toEqual([
      { pointer: '/title', detail: expect.stringContaining('没有这一项') },
      { pointer: '/opening', detail: expect.stringContaining('模板语法有误') },
    ]);
  });

  it('are nobody’s business who does not manage policies, and only those that there are', async () => {
    expect(await api.as('huanbao', '/v1/message-templates')).toMatchObject({ status: 403 });
    expect(await api.as('huanbao', REMINDER, { method: 'PUT', body: { template: TEMPLATE } })).toMatchObject({ status: 403 });
    expect(await api.as('ducha', '/v1/message-templates/fr/reminder')).toMatchObject({ status: 404 });
    expect(await api.as('ducha', '/v1/message-templates/en/constructor')).toMatchObject({ status: 404 });
  });
});

interface Shown {
  channel: string;
  isBuiltIn: boolean;
  title: string;
  text: string | null;
  html: string | null;
}

describe('a preview', () => {
  async function project(details: object = {}): Promise<string> {
    const body = {
      origin: 'finding',
      originNote: '巡察反馈意见 第3条',
      title: '启动碧道建设',
      leadDepartmentId: await api.departmentId('sthj'),
      dueDate: '2022-06-17',
      ...details,
    };
    return String((await api.as('ducha', '/v1/projects', { method: 'POST', body })).body['id']);
  }

  const preview = (kind: string, body: object = {}, login = 'ducha'): Promise<Received> =>
    api.as(login, `/v1/message-templates/zh-CN/${kind}/preview`, { method: 'POST', body });
  const shown = ({ body }: Received): Shown[] => body['items'] as Shown[];
  const firstOf = (received: Received): Shown | undefined => shown(received)[0];

  it('shows a draft in every channel, with the example of its kind; nothing is saved or sent', async () => {
    const before = (await api.as('ducha', REMINDER)).body;
    const asked = await preview('reminder', { template: { ...TEMPLATE, channels: { sms: { title: '短：{{ title }}' } } } });
    expect(asked.status).toBe(200);
    expect(shown(asked).map(({ channel, title }) => `${channel} ${title}`)).toEqual([
      'inbox 请办理：启动碧道建设',
      'email 请办理：启动碧道建设',
      'sms 短：启动碧道建设',
      'wecom-app 请办理：启动碧道建设',
      'wecom-robot 请办理：启动碧道建设',
      'dingtalk 请办理：启动碧道建设',
      'feishu 请办理：启动碧道建设',
    ]);
    expect(shown(asked)[1]?.html).toContain('<h1');
    expect((await api.as('ducha', REMINDER)).body).toEqual(before);
    expect(await api.database.query('SELECT 1 FROM delivery')).toEqual([]);
    expect(await preview('reminder', { template: { ...TEMPLATE, title: '' } })).toMatchObject({ status: 422 });
  });

  it('is filled with a project: its next step, a call, its slip, the morning’s message', async () => {
    const projectId = await project();
    // Registered on Monday at ten: the signature is chased first.
    expect(firstOf(await preview('reminder', { projectId }))).toMatchObject({
      title: '【催办】启动碧道建设（还有 151 天）',
      text: expect.stringMatching(/^该事项已交办，尚未签收。[^]*生态环境分局[^]*\/projects\/[-\da-f]+$/),
    });
    expect(firstOf(await preview('call', { projectId }))?.text).toContain('督查员催办：请抓紧办理并反馈进展。');
    expect(firstOf(await preview('digest', { projectId }))?.text).toContain('启动碧道建设');
    expect(await preview('slip', { projectId })).toMatchObject({ status: 422, body: { code: 'message-template.no-slip' } });
    await api.as('ducha', `/v1/projects/${projectId}/slips`, { method: 'POST', body: {} });
    expect(firstOf(await preview('slip', { projectId }))?.title).toMatch(
      /^【督办单·.色】督〔2022〕1号 启动碧道建设：请办理并答复$/,
    );
    expect(await preview('circular', { projectId })).toMatchObject({
      status: 422,
      body: { code: 'message-template.no-project' },
    });
  });

  it('shows nobody a project that is not theirs to see', async () => {
    await api.hire('ducha-b', 'supervisor');
    const hidden = await project({ confidential: true });
    for (const kind of ['reminder', 'call', 'slip', 'digest', 'circular'])
      expect(await preview(kind, { projectId: hidden }, 'ducha-b'), kind).toMatchObject({ status: 404 });
    expect(await preview('reminder', { projectId: hidden }, 'admin')).toMatchObject({ status: 200 });
    expect(await preview('reminder', {}, 'huanbao')).toMatchObject({ status: 403 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from '../../apps/api/test/client.js';
import { ImportedPlan, walk } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

/** An event of a history, as the API answers it. */
interface Event {
  type: string;
  sequence: number;
  actor: { name: string };
  data: { before: object; after: object };
}

let api: RunningApi;
let plan: ImportedPlan;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
});

afterAll(() => api.close());

/** Makes a move on what the person reads right now. */
async function transition(login: string, id: string, name: string, body: object = {}): Promise<Received> {
  const { headers } = await api.as(login, `/v1/projects/${id}`);
  const version = headers.get('etag') ?? '"0"';
  return api.as(login, `/v1/projects/${id}/${name}`, { method: 'POST', body, headers: { 'If-Match': version } });
}

async function found(login: string, query: string): Promise<string[]> {
  const { body } = await api.as(login, `/v1/projects?${query}`);
  return (body['items'] as { id: string }[]).map(({ id }) => id);
}

describe('the life of a project', () => {
  it('goes from the signature to the end, each step on record with who, before and after', async () => {
    const id = await plan.register('推进月荷湖综合治理工程(一期)项目完工');
    const steps: [string, string, object, string][] = [
      ['huanbao', 'acknowledge', {}, 'in_progress'],
      ['huanbao', 'report', { percent: 45, text: '已完成施工图审查', problems: '征地尚未完成' }, 'in_progress'],
      ['huanbao', 'request-completion', { text: '已通过验收' }, 'in_review'],
      ['ducha', 'return', { reason: '缺验收报告' }, 'in_progress'],
      ['huanbao', 'request-completion', { text: '补交验收报告' }, 'in_review'],
      ['ducha', 'close', {}, 'closed'],
    ];
    for (const [login, name, body, state] of steps) {
      const answer = await transition(login, id, name, body);
      expect([name, answer.status, answer.body['state']]).toEqual([name, 200, state]);
    }
    const { body: project } = await api.as('huanbao', `/v1/projects/${id}`);
    expect(project).toMatchObject({ state: 'closed', lamp: 'off', percent: 100, returns: 1, version: 7 });
    expect(project['legalTransitions']).toEqual([]);
    const { body: seenBySupervisor } = await api.as('ducha', `/v1/projects/${id}`);
    expect(seenBySupervisor['legalTransitions']).toEqual(['transfer', 'reopen', 'excuse', 'label', 'restrict']);
    const history = project['history'] as Event[];
    expect(history.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(history.map(({ type, actor }) => [type, actor.name])).toEqual([
      ['project.registered', '督查员'],
      ['project.acknowledged', '环保经办'],
      ['project.progress_reported', '环保经办'],
      ['project.completion_requested', '环保经办'],
      ['project.returned', '督查员'],
      ['project.completion_requested', '环保经办'],
      ['project.closed', '督查员'],
    ]);
    expect(history[2]?.data).toMatchObject({ before: { percent: 0 }, after: { percent: 45 }, text: '已完成施工图审查' });
    expect(history[4]?.data).toMatchObject({
      before: { state: 'in_review' },
      after: { state: 'in_progress' },
      reason: '缺验收报告',
    });
    const { body: rest } = await api.as('huanbao', `/v1/projects/${id}/events?after=5&limit=1`);
    expect(rest['items']).toEqual([history[5]]);
  });

  it('tells each person what can be done now, until when, and why not', async () => {
    const id = await plan.register('推进万象汇商业综合体建设');
    const seenBy = async (login: string, language = 'zh-CN'): Promise<Record<string, unknown>> =>
      (await api.as(login, `/v1/projects/${id}`, { headers: { 'Accept-Language': language } })).body;
    const namesOf = async (login: string): Promise<string[]> =>
      ((await seenBy(login))['actions'] as { transition: string }[]).map(({ transition }) => transition);
    expect(await namesOf('huanbao')).toEqual(['acknowledge', 'object', 'request-extension', 'name-people']);
    expect(await namesOf('leader')).toEqual(['request-report']);
    expect(await seenBy('huanbao')).toMatchObject({
      lampReason: '按计划推进',
      signBy: '2022-01-18',
      reportDue: null,
      plannedPercent: null,
      extension: { left: 2, decidedBy: 'supervisor' },
    });
    expect((await seenBy('huanbao', 'en'))['lampReason']).toBe('On plan');
    await transition('ducha', id, 'change-due-date', { dueDate: '2022-01-18', reason: '提前' });
    const soon = await seenBy('huanbao');
    expect(soon).toMatchObject({ lamp: 'yellow', lampReason: '距时限1个工作日', extension: { lastDay: '2022-01-13' } });
    const late = (soon['actions'] as { transition: string }[]).find((one) => one.transition === 'request-extension');
    expect(late).toMatchObject({ allowed: false, refusal: { code: 'extension.too-late' }, requires: ['dueDate', 'reason'] });
    await transition('huanbao', id, 'acknowledge');
    expect(await seenBy('huanbao')).toMatchObject({ signBy: null, reportDue: '2022-02-28' });
    expect((await api.as('ducha', `/v1/projects/${id}?asOf=2022-01-16`)).status).toBe(404);
  });

  it('can be suspended, taken up where it was, given another date and given up', async () => {
    const id = await plan.register('加快沟谷公园升级改造工程');
    await transition('huanbao', id, 'acknowledge');
    expect((await transition('ducha', id, 'suspend', { reason: '等待用地批复' })).body).toMatchObject({
      state: 'suspended',
      lamp: 'off',
    });
    expect((await transition('ducha', id, 'resume')).body).toMatchObject({ state: 'in_progress', lamp: 'green' });
    expect(
      (await transition('ducha', id, 'change-due-date', { dueDate: '2022-11-30', reason: '用地批复推迟' })).body,
    ).toMatchObject({
      dueDate: '2022-11-30',
      originalDueDate: '2022-09-30',
    });
    expect((await transition('ducha', id, 'cancel', { reason: '上级调整任务' })).body).toMatchObject({
      state: 'cancelled',
      legalTransitions: [],
    });
  });

  it('says when its due date lies in a year whose official calendar is not published yet', async () => {
    const id = await plan.register('启动南方先进光源核心技术攻关');
    expect((await api.as('ducha', `/v1/projects/${id}`)).body['calendarIsKnown']).toBe(true);
    const moved = await transition('ducha', id, 'change-due-date', { dueDate: '2050-06-30', reason: '长期项目' });
    expect(moved.body['calendarIsKnown']).toBe(false);
  });

  it('refuses a move that its state does not allow, and names the legal ones', async () => {
    const id = await plan.register('完成部分人行道、绿道照明提升工程');
    const { status, body } = await transition('ducha', id, 'close');
    expect([status, body['code']]).toEqual([409, 'project.illegal-transition']);
    expect(body['legalTransitions']).toContain('acknowledge');
    expect(body['legalTransitions']).not.toContain('close');
    expect(body['detail']).toContain('Legal now: acknowledge, object, reassign');
  });

  it('asks for what a move has to say', async () => {
    const id = await plan.register('精心打造科技类景观小品,提升城市科学品位');
    await transition('huanbao', id, 'acknowledge');
    const { status, body } = await transition('huanbao', id, 'report', { text: '已开工' });
    expect([status, body['code'], body['missing']]).toEqual([422, 'transition.incomplete', ['percent']]);
    const past = await transition('ducha', id, 'change-due-date', { dueDate: '2022-01-03', reason: '提前' });
    expect([past.status, past.body['code']]).toEqual([422, 'due-date.past']);
  });

  it('takes a change only from who has read its last version', async () => {
    const id = await plan.register('升级改造交通灯、公交站台等配套设施');
    const suspend = (headers: Record<string, string>): Promise<Received> =>
      plan.post(`/v1/projects/${id}/suspend`, { reason: '等待招标' }, headers);
    await transition('huanbao', id, 'acknowledge');
    const stale = await suspend({ 'If-Match': '"1"' });
    expect([stale.status, stale.body['code'], stale.body['actual']]).toEqual([412, 'version.stale', 2]);
    expect((await suspend({})).status).toBe(428);
    expect((await suspend({ 'If-Match': '"2"' })).body).toMatchObject({ state: 'suspended', version: 3 });
  });
});

describe('who sees a project', () => {
  it('is not the officer of another department: for him it does not exist', async () => {
    const id = await plan.register('全力推动河涌整治');
    const read = await api.as('chengjian', `/v1/projects/${id}`);
    expect([read.status, read.body['code']]).toEqual([404, 'project.not-found']);
    expect((await api.as('chengjian', `/v1/projects/${id}/events`)).status).toBe(404);
    expect((await transition('chengjian', id, 'acknowledge')).status).toBe(404);
    expect(await found('chengjian', 'q=河涌')).toEqual([]);
    expect(await found('huanbao', 'q=河涌')).toEqual([id]);
  });

  it('is the officer of a department that helps, and any leader', async () => {
    const id = await plan.register('推动科学大道等联网道路建设', { cooperatingDepartmentIds: [await api.departmentId('cjj')] });
    for (const login of ['chengjian', 'leader']) expect(await found(login, 'q=科学大道')).toEqual([id]);
    expect((await api.as('chengjian', `/v1/projects/${id}`)).body).toMatchObject({
      leadDepartment: { name: '生态环境分局' },
      cooperatingDepartments: [{ name: '城市建设局' }],
    });
  });

  it('does not change with a cursor that somebody else was given', async () => {
    await plan.register('加快建设金菊福利院新院', { dueDate: '2022-12-29' });
    await plan.register('推进巍峨山科学家森林公园建设', { dueDate: '2022-12-30' });
    const leadDepartmentId = await api.departmentId('cjj');
    const theirs = await plan.register('加快建设科学公园及悦榕庄酒店', { dueDate: '2022-12-31', leadDepartmentId });
    const { body } = await api.as('ducha', '/v1/projects?limit=1&dueFrom=2022-12-29');
    expect(await found('chengjian', `dueFrom=2022-12-29&cursor=${String(body['nextCursor'])}`)).toEqual([theirs]);
  });

  it('does not mean who may decide: an officer closes nothing', async () => {
    const id = await plan.register('谋划中心公园建设');
    const { status, body } = await transition('huanbao', id, 'cancel', { reason: '不做了' });
    expect([status, body['code']]).toEqual([403, 'access.denied']);
  });
});

describe('the end of the year', () => {
  it('tasks that are not done move to the next one after a dry run; the ledger says from and to which year', async () => {
    const task = '编制《松山湖生态环境保护“十四五”规划》';
    const projectId = await plan.register(task, { dueDate: '2022-12-31', series: ['结转'] });
    const carry = (body: object): Promise<Received> =>
      api.as('ducha', '/v1/projects/carry-over', { method: 'POST', body: { projectIds: [projectId], ...body } });
    const tried = await carry({ dryRun: true });
    expect([tried.status, tried.body]).toMatchObject([
      200,
      { carried: 1, refused: 0, rows: [{ carriedToId: null, dueDate: '2023-12-31' }] },
    ]);
    const { body } = await carry({ reason: '用地批复推迟' });
    expect(body).toMatchObject({ carried: 1, departments: [{ name: '生态环境分局', projects: 1 }] });
    const [row] = body['rows'] as { carriedToId: string }[];
    const next = await api.as('huanbao', `/v1/projects/${row?.carriedToId ?? ''}`);
    expect(next.body).toMatchObject({ state: 'registered', carriedFrom: { id: projectId } });

    const again = await carry({});
    expect(again.body).toMatchObject({ carried: 0, refused: 1, rows: [{ problem: { code: 'project.illegal-transition' } }] });
    const refused = await api.as('huanbao', '/v1/projects/carry-over', { method: 'POST', body: { projectIds: [projectId] } });
    expect(refused.status).toBe(403);
    const ledger = await api.as('ducha', '/v1/projects/ledger.json?series=结转');
    const remarks = (ledger.body['rows'] as { remark: string }[]).map(({ remark }) => remark);
    expect(remarks.some((remark) => remark.includes('结转至2023年'))).toBe(true);
    expect(remarks.some((remark) => remark.includes('由2022年结转'))).toBe(true);
  });

  it('one task alone moves by its own transition, and the other year is a link', async () => {
    const id = await plan.register('完成核心创新区功能与业态研究');
    const { status, body } = await transition('ducha', id, 'carry-over', { dueDate: '2023-06-30' });
    expect([status, body['state'], body['carriedTo']]).toMatchObject([200, 'carried_over', { dueDate: '2023-06-30' }]);
  });
});

describe('the list of projects', () => {
  it('finds a project by two characters of its Chinese text', async () => {
    const id = await plan.register('启动碧道建设');
    const { body } = await api.as('ducha', `/v1/projects?q=${encodeURIComponent('碧道')}`);
    expect(body['items']).toMatchObject([
      {
        id,
        text: '启动碧道建设',
        path: ['坚持以国际一流标准打造城市中心', '营造一流生态体系'],
        lamp: 'green',
        state: 'registered',
      },
    ]);
  });

  it('filters by state, lamp, department, plan, series and due range', async () => {
    const series = ['十项民生实事'];
    const soon = await plan.register('加快松山湖未来学校建设', { series, dueDate: '2022-01-20' });
    const later = await plan.register('加快筹建实验小学三期', { series, dueDate: '2022-06-30' });
    await transition('huanbao', later, 'acknowledge');
    const ours = (more: string): Promise<string[]> => found('ducha', `series=十项民生实事&planId=${plan.id}&${more}`);
    expect(await ours('')).toEqual([soon, later]);
    expect(await ours('lamp=yellow')).toEqual([soon]);
    expect(await ours('lamp=yellow,green')).toEqual([soon, later]);
    expect(await ours('state=in_progress&state=in_review')).toEqual([later]);
    expect(await ours('dueFrom=2022-01-21&dueTo=2022-06-30')).toEqual([later]);
    expect(await ours(`departmentId=${await api.departmentId('cjj')}`)).toEqual([]);
  });

  it('is walked page by page, nearest due date first, nothing twice', async () => {
    const leadDepartmentId = await api.departmentId('sthj');
    const drafts = (await plan.items()).filter(
      ({ state, path }) => state === 'draft' && path[0] === '深化重点领域和关键环节改革',
    );
    const registrations = drafts.map(({ id: itemId }, index) => ({
      itemId,
      leadDepartmentId,
      dueDate: `2022-05-${10 + (index % 3)}`,
      series: ['改革'],
    }));
    await plan.post('/v1/items/register', { registrations });
    const walked = (await walk(api, '/v1/projects?series=改革', 4)) as { id: string; dueDate: string }[];
    expect(registrations.length).toBeGreaterThan(8);
    expect(new Set(walked.map(({ id }) => id)).size).toBe(registrations.length);
    expect(walked.length).toBe(registrations.length);
    expect(walked.map(({ dueDate }) => dueDate)).toEqual(walked.map(({ dueDate }) => dueDate).toSorted());
  });
});

import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { eventually } from '../setup/eventually.js';
import { ImportedPlan, walk } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let plan: ImportedPlan;
let projects: string[];

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
  projects = [
    await plan.register('推进月荷湖综合治理工程(一期)项目完工', { dueDate: '2022-02-25' }),
    await plan.register('启动碧道建设', { dueDate: '2022-02-24' }),
    await plan.register('加快沟谷公园升级改造工程', { dueDate: '2022-02-23', leadDepartmentId: await api.departmentId('cjj') }),
  ];
  // A Monday: T+1, T+2, T+3 workdays; nothing of the ladder was sent yet, because the clock jumped.
  api.clock.moveTo(instantAt('2022-02-28', '08:00'));
});

afterAll(() => api.close());

interface Row {
  projectId: string;
  history: string;
  proposal: { action: string };
}

async function desk(login: string, query = ''): Promise<Row[]> {
  return (await api.as(login, `/v1/overdue?${query}`)).body['items'] as Row[];
}

describe('the overdue desk', () => {
  it('lists what is late, oldest first at the same level, page by page, for those who see it', async () => {
    const [late, later, latest] = projects;
    expect((await desk('ducha')).map(({ projectId }) => projectId)).toEqual([latest, later, late]);
    expect((await walk(api, '/v1/overdue', 2)).length).toBe(3);
    expect((await desk('chengjian')).map(({ projectId }) => projectId)).toEqual([latest]);
    expect((await desk('ducha', `planId=${plan.id}&departmentId=${await api.departmentId('cjj')}`)).length).toBe(1);
    expect(await desk('ducha', 'asOf=2022-02-23')).toEqual([]);
    expect((await api.as('ducha', '/v1/overdue?asOf=2022-02-30')).status).toBe(400);
    expect((await api.as('ducha', '/v1/overdue?cursor=bm9uc2Vuc2U')).body['code']).toBe('cursor.invalid');
  });

  it('urges in bulk once per key, tells row by row what was refused, and shows what came of it', async () => {
    const strange = '0190f3a2-5f6b-7cde-8a01-23456789abcd';
    const body = { action: 'urge', projectIds: [...projects, strange], message: '请于周五前反馈' };
    const key = { 'Idempotency-Key': 'monday' };
    const first = await plan.post('/v1/overdue/actions', body, key);
    expect(first.body).toMatchObject({ done: 3, refused: 1 });
    const results = first.body['results'] as { projectId: string; problem: { code: string; detail: string } | null }[];
    expect(results.map(({ projectId }) => projectId)).toEqual(body.projectIds);
    expect(results.at(-1)?.problem).toMatchObject({ code: 'project.not-found' });
    const replayed = await plan.post('/v1/overdue/actions', body, key);
    expect(replayed.headers.get('idempotent-replayed')).toBe('true');
    expect(replayed.body).toEqual(first.body);
    // The kept answer is lost, as after a crash: the rows have the last word.
    await api.database.query('DELETE FROM idempotency_key');
    expect((await plan.post('/v1/overdue/actions', body, key)).body).toEqual(first.body);
    expect((await plan.post('/v1/overdue/actions', body)).body).toMatchObject({ done: 0, refused: 4 });
    for (const row of await desk('ducha'))
      expect(row).toMatchObject({ history: '催办1次、督办单0份、延期0次、退回0次', proposal: { action: 'issue-slip' } });
  });

  it('issues slips in bulk, numbered in the order of the request', async () => {
    const { body } = await plan.post('/v1/overdue/actions', { action: 'issue-slip', projectIds: projects });
    const numbers = (body['results'] as { slip: { number: string } }[]).map(({ slip }) => slip.number);
    expect(numbers).toEqual(['督〔2022〕1号', '督〔2022〕2号', '督〔2022〕3号']);
    for (const row of await desk('ducha'))
      expect(row).toMatchObject({
        level: 3,
        openSlip: { colour: 'red', answerDue: '2022-03-03' },
        proposal: { action: 'await-answer' },
      });
  });

  it('is acted on by supervisors, within bounds', async () => {
    const asOfficer = await api.as('huanbao', '/v1/overdue/actions', {
      method: 'POST',
      body: { action: 'urge', projectIds: projects },
    });
    expect(asOfficer.status).toBe(403);
    for (const body of [
      { action: 'shout', projectIds: projects },
      { action: 'urge', projectIds: [] },
      { action: 'urge', projectIds: Array.from({ length: 501 }, () => crypto.randomUUID()) },
    ])
      expect((await plan.post('/v1/overdue/actions', body)).body['code']).toBe('request.invalid');
  });
});

describe('while an officer is away', () => {
  it('the deputy that the officer named finds the urge in the own inbox, until the officer is back', async () => {
    const me = (await api.as('huanbao', '/v1/me')).body;
    const { body: deputies } = await api.as('huanbao', `/v1/people/${String(me['id'])}/deputies`);
    const head = (deputies['items'] as { id: string; name: string }[]).find(({ name }) => name === '环保局长');
    const address = `/v1/people/${String(me['id'])}/delegations`;
    const body = { deputyId: head?.id, from: '2022-02-28', to: '2022-03-04', reason: '外出培训' };
    const set = await api.as('huanbao', address, { method: 'POST', body });
    expect(set).toMatchObject({ status: 201, body: { deputy: { name: '环保局长' }, endedAt: null } });
    expect((await api.as('huanbao', address, { method: 'POST', body })).body['code']).toBe('delegation.overlap');

    const urge = { action: 'urge', projectIds: projects.slice(0, 1), message: '请今天反馈', force: true };
    expect((await plan.post('/v1/overdue/actions', urge)).body).toMatchObject({ done: 1 });
    await eventually(async () => {
      const [message] = (await api.as('huanbao-head', '/v1/inbox')).body['items'] as { title: string; body: string }[];
      expect(message?.title).toMatch(/（代 环保经办）$/);
      expect(message?.body).toContain('代 环保经办（由您代理）\n\n督查员催办：请今天反馈');
    });
    const end = `${address}/${String(set.body['id'])}/end`;
    expect((await api.as('huanbao', end, { method: 'POST' })).body).toMatchObject({ endedByName: '环保经办' });
    expect((await api.as('ducha', address)).body['items']).toHaveLength(1);
    expect((await api.as('chengjian', address)).status).toBe(403);
  });
});

/** A file of a circular, as the person gets it. */
async function file(
  login: string,
  id: string,
  format: 'docx' | 'xlsx',
): Promise<{ status: number; name: string; bytes: Buffer }> {
  const response = await fetch(`${api.url}/v1/circulars/${id}/circular.${format}`, {
    headers: { Authorization: `Bearer ${await api.token(login)}` },
  });
  const name = decodeURIComponent(response.headers.get('content-disposition') ?? '');
  return { status: response.status, name, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('a circular', () => {
  it('is drafted, edited, refreshed, issued and printed by supervisors, and read by departments once it is issued', async () => {
    const drafted = await plan.post('/v1/circulars', { period: '2022-02', planId: plan.id });
    expect(drafted.status).toBe(201);
    const { id, figures, text } = drafted.body as { id: string; figures: Record<string, unknown>; text: Record<string, string> };
    expect(figures).toMatchObject({ day: '2022-02-28', isOver: false, scope: { plan: { id: plan.id } } });
    expect(figures['redList']).toHaveLength(Number((figures['tally'] as Record<string, number>)['behind']));
    expect((await plan.post('/v1/circulars', { period: '2022-13' })).body['code']).toBe('period.invalid');
    expect((await api.as('huanbao', '/v1/circulars', { method: 'POST', body: { period: '2022-02' } })).status).toBe(403);
    for (const path of ['', '/events', '/circular.docx'])
      expect((await api.as('huanbao', `/v1/circulars/${id}${path}`)).status).toBe(404);

    const edited = { ...text, demands: '请各单位于3月4日前报送原因。' };
    const put = (version: string, body: object = edited): Promise<{ status: number; body: Record<string, unknown> }> =>
      api.as('ducha', `/v1/circulars/${id}`, { method: 'PUT', body, headers: { 'If-Match': version } });
    expect([(await put('"1"')).status, (await put('"1"')).status, (await put('"2"', { title: '' })).status]).toEqual([
      200, 412, 400,
    ]);
    const refreshed = await plan.post(`/v1/circulars/${id}/refresh`, {}, { 'If-Match': '"2"' });
    expect(refreshed.body).toMatchObject({ version: 3, text: { demands: edited.demands }, edited: ['demands'] });
    expect((await mammoth.extractRawText({ buffer: (await file('ducha', id, 'docx')).bytes })).value).toContain('（未编号）');

    const issued = await plan.post(`/v1/circulars/${id}/issue`, {}, { 'If-Match': '"3"' });
    expect(issued.body).toMatchObject({
      state: 'issued',
      number: '通报〔2022〕1号',
      legalTransitions: [],
      issuedByName: '督查员',
    });
    expect((await put('"4"')).body['code']).toBe('circular.illegal-transition');
    expect((await api.as('huanbao', '/v1/circulars?state=issued')).body['items']).toMatchObject([
      { id, number: '通报〔2022〕1号' },
    ]);
    const { items } = (await api.as('leader', `/v1/circulars/${id}/events`)).body as { items: { type: string }[] };
    const types = ['drafted', 'edited', 'refreshed', 'issued'].map((deed) => `circular.${deed}`);
    expect(items.map(({ type }) => type)).toEqual(types);

    const docx = await file('huanbao', id, 'docx');
    expect(docx.name).toContain('通报〔2022〕1号 ');
    const { value } = await mammoth.extractRawText({ buffer: docx.bytes });
    for (const part of ['通报〔2022〕1号', edited.demands, '沟谷公园升级改造工程', '2022年2月28日'])
      expect(value).toContain(part);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await file('huanbao', id, 'xlsx')).bytes as unknown as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['总体情况', '排名', '红灯清单', '环比']);
  });
});

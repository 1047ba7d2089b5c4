import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportedPlan, type Item } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let plan: ImportedPlan;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
});

afterAll(() => api.close());

describe('an imported plan', () => {
  it('tells what came of its import', async () => {
    expect(plan.location).toBe(`/v1/jobs/${plan.jobId}`);
    const { body: job } = await api.as('ducha', plan.location);
    expect(job).toMatchObject({ kind: 'plan.import', state: 'done', progress: 100, result: { planId: plan.id } });
    const { body } = await api.as('ducha', `/v1/plans/${plan.id}`);
    expect(body).toMatchObject({ fileName: '松山湖2022年工作要点.txt', planYear: 2022, state: 'review' });
    expect((job['result'] as { items: number }).items).toBeGreaterThan(120);
  });

  it('keeps its text to the letter, and each item is a span of it', async () => {
    const source = await readFile(ImportedPlan.FILE, 'utf8');
    const answer = await api.as('ducha', `/v1/plans/${plan.id}/source`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.body['text']).toBe(source);
    for (const { span, context } of await plan.items()) expect(source.slice(span.start, span.end)).toBe(context.text);
  });

  it('shows an item with its headings and what stands around it', async () => {
    expect(await plan.item('启动碧道建设')).toMatchObject({
      path: ['坚持以国际一流标准打造城市中心', '营造一流生态体系'],
      context: {
        before: expect.stringMatching(/推进月荷湖综合治理工程\(一期\)项目完工;$/),
        text: '启动碧道建设',
        after: expect.stringMatching(/^。精心打造科技类景观小品/),
      },
      state: 'draft',
      projectId: null,
    });
  });

  it('is walked page by page in reading order, nothing twice', async () => {
    const starts = (await plan.items(37)).map(({ span, id }) => `${String(span.start).padStart(6, '0')} ${id}`);
    expect(starts).toEqual([...new Set(starts)].toSorted());
    const { body } = await api.as('ducha', `/v1/plans/${plan.id}`);
    expect(starts.length).toBe(Object.values(body['items'] as Record<string, number>).reduce((sum, count) => sum + count));
  });

  it('is not for officers, and a stranger has to log in', async () => {
    const refused = await api.as('huanbao', `/v1/plans/${plan.id}/items`);
    expect([refused.status, refused.body['code']]).toEqual([403, 'access.denied']);
    expect((await api.send(`/v1/plans/${plan.id}/items`)).status).toBe(401);
  });
});

describe('the review of draft items', () => {
  it('corrects one, for who has read its last version', async () => {
    const { id } = await plan.item('编制《松山湖生态环境保护“十四五”规划》');
    const edit = { title: '“十四五”规划', due: '2022-06-30' };
    const answer = await api.as('ducha', `/v1/items/${id}`, { method: 'PATCH', body: edit, headers: { 'If-Match': '"1"' } });
    expect(answer.body).toMatchObject({ ...edit, version: 2, state: 'draft' });
    expect(answer.headers.get('etag')).toBe('"2"');
    const again = await api.as('ducha', `/v1/items/${id}`, { method: 'PATCH', body: edit, headers: { 'If-Match': '"1"' } });
    expect([again.status, again.body['actual']]).toEqual([412, 2]);
  });

  it('splits one in two and joins the two again; the originals stay in sight', async () => {
    const whole = await plan.item('加快月荷湖综合商业街区、展演中心等项目谋划建设');
    const split = await plan.post(`/v1/items/${whole.id}/split`, { at: ['加快月荷湖综合商业街区'.length] });
    const parts = split.body['items'] as Item[];
    expect(parts.map(({ text }) => text)).toEqual(['加快月荷湖综合商业街区', '展演中心等项目谋划建设']);
    expect(parts.every(({ derivedFrom, path }) => derivedFrom[0] === whole.id && path[0] === whole.path[0])).toBe(true);

    const merged = await plan.post('/v1/items/merge', { itemIds: parts.map(({ id }) => id) });
    expect(merged.body).toMatchObject({ text: whole.text, span: whole.span, state: 'draft' });
    const replaced = (await plan.items()).filter(({ state }) => state === 'replaced').map(({ id }) => id);
    expect(replaced).toEqual(expect.arrayContaining([whole.id, ...parts.map(({ id }) => id)]));
  });

  it('does not join what stands apart', async () => {
    const [first, last] = [await plan.item('推动科学大道等联网道路建设'), await plan.item('成立松山湖教育基金会')];
    const { status, body } = await plan.post('/v1/items/merge', { itemIds: [first.id, last.id] });
    expect([status, body['code']]).toEqual([422, 'item.merge-invalid']);
  });

  it('makes one of text that was skipped, which then is skipped no more', async () => {
    type Skipped = { start: number; end: number; text: string };
    const skipped = async (): Promise<Skipped[]> => (await api.as('ducha', `/v1/plans/${plan.id}`)).body['skipped'] as Skipped[];
    const [part] = await skipped();
    const [start, end] = [Number(part?.start), Number(part?.start) + 12];
    const added = await plan.post(`/v1/plans/${plan.id}/items`, { start, end });
    expect(added).toMatchObject({
      status: 201,
      body: { state: 'draft', text: part?.text.slice(0, 12).replace(/[，。\s]+$/, '') },
    });
    const span = added.body['span'] as { start: number; end: number };
    expect((await skipped()).some((other) => other.start < span.end && other.end > span.start)).toBe(false);
    expect((await api.as('ducha', `/v1/items/${String(added.body['id'])}`)).body).toMatchObject({
      span,
      path: expect.any(Array),
    });
    const again = await plan.post(`/v1/plans/${plan.id}/items`, { start, end });
    expect([again.status, again.body['code']]).toEqual([422, 'item.add-invalid']);
  });

  it('assigns many alike, all or none', async () => {
    const texts = ['推动科学大道等联网道路建设', '成立松山湖教育基金会'];
    const itemIds = [];
    for (const text of texts) itemIds.push((await plan.item(text)).id);
    const leadDepartmentId = await api.departmentId('sthj');
    const assign = (ids: string[]) =>
      plan.post(`/v1/plans/${plan.id}/items/assign`, { itemIds: ids, leadDepartmentId, due: '2022-11-30' });
    const refused = await assign([...itemIds, plan.id]);
    expect([refused.status, refused.body['code']]).toEqual([404, 'item.not-found']);
    expect(await plan.item(texts[0] ?? '')).toMatchObject({ leadDepartmentId: null });
    expect((await assign(itemIds)).status).toBe(200);
    for (const text of texts)
      expect(await plan.item(text)).toMatchObject({
        leadDepartmentId,
        due: '2022-11-30',
        assignedFrom: 'person',
        state: 'draft',
      });
  });

  it('drops one with a reason, and brings it back', async () => {
    const { id } = await plan.item('超常规提升人才补贴支持力度');
    const dropped = await plan.post(`/v1/items/${id}/drop`, { reason: '口号，不立项' });
    expect(dropped.body).toMatchObject({ state: 'dropped', dropReason: '口号，不立项' });
    const register = { itemId: id, leadDepartmentId: await api.departmentId('sthj') };
    expect((await plan.post('/v1/items/register', { registrations: [register] })).body['code']).toBe('item.not-draft');
    expect((await plan.post(`/v1/items/${id}/restore`)).body).toMatchObject({ state: 'draft', dropReason: null });
    expect((await plan.post(`/v1/items/${id}/restore`)).body['code']).toBe('item.not-dropped');
  });

  it('drops none without a reason', async () => {
    const { id } = (await plan.items()).find((item) => item.state === 'draft') ?? { id: '' };
    expect((await plan.post(`/v1/items/${id}/drop`, { reason: ' ' })).body['code']).toBe('item.reason-needed');
  });
});

describe('the registration of items', () => {
  it('done again changes nothing, and says so', async () => {
    const { id: itemId } = await plan.item('谋划中心公园建设');
    const registrations = [{ itemId, leadDepartmentId: await api.departmentId('cjj'), dueDate: '2022-11-30' }];
    const { body: first } = await plan.post('/v1/items/register', { registrations });
    const { body: second } = await plan.post('/v1/items/register', { registrations });
    const [{ projectId }] = first['registered'] as [{ projectId: string }];
    expect(first['registered']).toEqual([{ projectId, itemId, created: true }]);
    expect(second['registered']).toEqual([{ projectId, itemId, created: false }]);
    const { body: project } = await api.as('ducha', `/v1/projects/${projectId}`);
    expect((project['history'] as unknown[]).length).toBe(1);
  });

  it('sent twice under one key is done once and answered twice', async () => {
    const { id: itemId } = await plan.item('推进万象汇商业综合体建设');
    const registrations = [{ itemId, leadDepartmentId: await api.departmentId('cjj') }];
    const headers = { 'Idempotency-Key': 'register-wanxianghui' };
    const first = await plan.post('/v1/items/register', { registrations }, headers);
    const second = await plan.post('/v1/items/register', { registrations }, headers);
    expect(second.body).toEqual(first.body);
    expect([first, second].map(({ headers: given }) => given.get('idempotent-replayed'))).toEqual([null, 'true']);
  });
});

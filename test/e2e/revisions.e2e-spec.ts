import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from '../../apps/api/test/client.js';
import { eventually } from '../setup/eventually.js';
import { ImportedPlan } from '../setup/imported-plan.js';
import { fileForm, RunningApi } from '../setup/running-api.js';

interface Entry {
  number: number;
  kind: string;
  itemId: string | null;
  before: { text: string } | null;
  after: { text: string } | null;
  changes: { before: string; after: string }[];
  project: { id: string } | null;
  choices: Record<string, string>;
}

const REMOVED = '加快月荷湖综合商业街区、展演中心等项目谋划建设';
const NEW = '新建滨湖图书馆3座';

let api: RunningApi;
let plan: ImportedPlan;
let later: string;
let projects: string[];
/** The same text, taken in as a plan of its own by mistake. */
let twin: string;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
  projects = [await plan.register('启动碧道建设'), await plan.register(REMOVED), await plan.register('谋划中心公园建设')];
  later = (await readFile(ImportedPlan.FILE, 'utf8'))
    .replace('启动碧道建设。', `完成碧道建设;${NEW}。`)
    .replace(REMOVED, '')
    .replace('推进财政平衡运行', '稳步推进财政平衡运行');
});

afterAll(() => api.close());

async function finished(answer: Received): Promise<Received['body']> {
  expect(answer.status).toBe(202);
  return eventually(
    async () => {
      const { body } = await api.as('ducha', answer.headers.get('location') ?? '');
      expect(body['state']).toBe('done');
      return body;
    },
    { withinMs: 30_000 },
  );
}

const upload = (text: string): Promise<Received> =>
  api.as('ducha', `/v1/plans/${plan.id}/revisions`, { method: 'POST', body: fileForm(text, {}, '工作要点（修订）.txt') });

const read = (number: number, query = ''): Promise<Received> =>
  api.as('ducha', `/v1/plans/${plan.id}/revisions/${number}?limit=200${query}`);

describe('a later version of a plan', () => {
  it('uploaded as another plan is told to look like one that is there', async () => {
    const answer = await api.as('ducha', '/v1/plans', { method: 'POST', body: fileForm(later, { planYear: '2022' }) });
    twin = String(answer.body['planId']);
    const { result } = await finished(answer);
    expect(result).toMatchObject({ looksLike: { planId: plan.id, title: '松山湖2022年工作要点.txt' } });
    expect((result as { looksLike: { share: number } }).looksLike.share).toBeGreaterThan(0.95);
  });

  it('is refused when it is no later one', async () => {
    const answer = await upload(await readFile(ImportedPlan.FILE, 'utf8'));
    expect([answer.status, answer.body['code']]).toEqual([409, 'revision.same-text']);
  });

  it('shows what it changes, and changes nothing yet', async () => {
    const changed = later.replace('完成碧道建设', '全面完成碧道建设');
    await finished(await upload(changed));
    const { body, headers } = await read(2);
    expect(body).toMatchObject({ state: 'proposed', isCurrent: false, fileName: '工作要点（修订）.txt' });
    expect(body['counts']).toMatchObject({ added: 1, removed: 1, moved: 0, conflicts: 0 });
    expect(headers.get('etag')).toBe('"1"');
    const entries = (await read(2, '&kind=reworded,removed,added')).body['entries'] as Entry[];
    expect(entries.find(({ kind }) => kind === 'added')?.after?.text).toBe(NEW);
    expect(entries.find(({ kind }) => kind === 'removed')).toMatchObject({
      before: { text: REMOVED },
      project: { id: projects[1], dueDate: '2022-09-30' },
      choices: { project: 'keep' },
    });
    expect(entries.find(({ after }) => after?.text === '全面完成碧道建设')).toMatchObject({
      changes: [{ before: '启动', after: '全面完成' }],
      choices: { item: 'new', projectText: 'mine' },
    });
    expect((await api.as('ducha', `/v1/plans/${plan.id}`)).body['version']).toBe(1);
  });

  it('is laid aside for good', async () => {
    const path = `/v1/plans/${plan.id}/revisions/2/discard`;
    const answer = await plan.post(path, { reason: '传错了文件' }, { 'If-Match': '"1"' });
    expect(answer.body).toMatchObject({ state: 'discarded', message: '传错了文件', decidedByName: '督查员' });
    expect((await plan.post(path, {}, { 'If-Match': '"2"' })).body['code']).toBe('revision.not-open');
  });

  it('applied keeps every project, adds drafts, and is the text of the plan', async () => {
    const countBefore = (await plan.items()).length;
    await finished(await upload(later));
    const entries = (await read(3, '&kind=reworded')).body['entries'] as Entry[];
    const { number: entry } = entries.find(({ after }) => after?.text === '完成碧道建设') as Entry;
    const path = `/v1/plans/${plan.id}/revisions/3/apply`;
    const body = { choices: [{ entry, projectText: 'new' }] };
    expect((await plan.post(path, body)).status).toBe(428);
    const applied = await plan.post(path, body, { 'If-Match': '"1"', 'Idempotency-Key': 'apply-3' });
    expect(applied.body).toMatchObject({
      state: 'applied',
      isCurrent: true,
      outcome: { added: 1, dropped: 0, projectTextsChanged: 1, projectsWithoutItem: [projects[1]] },
    });
    const again = await plan.post(path, body, { 'If-Match': '"1"', 'Idempotency-Key': 'apply-3' });
    expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([applied.body, 'true']);
    const late = await plan.post(path, body, { 'If-Match': '"1"' });
    expect([late.status, late.body['code']]).toEqual([409, 'revision.not-open']);

    expect((await api.as('ducha', `/v1/plans/${plan.id}/source`)).body['text']).toBe(later);
    const items = await plan.items();
    expect(items).toHaveLength(countBefore + 1);
    expect(items.filter(({ text, context }) => text !== context.text)).toEqual([]);
    const read0 = await api.as('ducha', `/v1/projects/${projects[0]}`);
    expect(read0.body).toMatchObject({ text: '完成碧道建设', state: 'registered' });
    const history = read0.body['history'] as { type: string }[];
    expect(history.map(({ type }) => type)).toEqual(['project.registered', 'project.plan_revised']);
    const untouched = await api.as('ducha', `/v1/projects/${projects[2]}`);
    expect((untouched.body['history'] as unknown[]).length).toBe(1);
    const { body: list } = await api.as('ducha', `/v1/projects?planId=${plan.id}`);
    expect((list['items'] as unknown[]).length).toBe(projects.length);
  });

  it('takes the place of the plan that it was imported as by mistake, which has nothing left to register', async () => {
    const { body } = await api.as('ducha', `/v1/plans/${twin}`);
    expect(body).toMatchObject({ state: 'superseded', items: { draft: 0, registered: 0 } });
  });

  it('stays on record with the ones before', async () => {
    const { body } = await api.as('ducha', `/v1/plans/${plan.id}/revisions`);
    const versions = (body['items'] as { number: number; state: string; isCurrent: boolean }[]).map((one) => [
      one.number,
      one.state,
      one.isCurrent,
    ]);
    expect(versions).toEqual([
      [3, 'applied', true],
      [2, 'discarded', false],
      [1, 'applied', false],
    ]);
  });

  it('is not for officers', async () => {
    const refused = await api.as('huanbao', `/v1/plans/${plan.id}/revisions/3`);
    expect([refused.status, refused.body['code']]).toEqual([403, 'access.denied']);
  });
});

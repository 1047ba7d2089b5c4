import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { eventually } from '../setup/eventually.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.open();
  const task = {
    origin: 'direct',
    text: '启动碧道建设',
    leadDepartmentId: await api.departmentId('sthj'),
    dueDate: '2022-05-20',
  };
  for (const [title, tag] of [
    ['碧道建设', '河湖'],
    ['公园建设', '城建'],
  ])
    expect((await api.as('ducha', '/v1/projects', { method: 'POST', body: { ...task, title, tags: [tag] } })).status).toBe(201);
  await api.startWorking();
});

afterAll(() => api.close());

const post = (path: string, body: Json, login = 'ducha', headers: Record<string, string> = {}): Promise<Received> =>
  api.as(login, path, { method: 'POST', body, headers });
const problem = ({ status, body }: Received): unknown[] => [status, String(body['type']).split('/').at(-1)];

interface Run {
  id: string;
  period: string;
  state: string;
  projects: number;
  file: string;
}

async function made(scheduleId: string, count: number): Promise<Run[]> {
  return eventually(async () => {
    const { body } = await api.as('leader', `/v1/reports?scheduleId=${scheduleId}&state=made`);
    const items = body['items'] as Run[];
    expect(items).toHaveLength(count);
    return items;
  });
}

it('a supervisor sets up a monthly ledger over a shared view; it is made, told and downloaded', async () => {
  const { body: view } = await post('/v1/views', { name: '河湖', filter: { tag: '河湖' }, shared: true });
  const definition = { name: '河湖月报', kind: 'ledger', every: 'month', viewId: view['id'], audience: ['leaders'] };
  const { body: preview } = await post('/v1/report-schedules/preview', definition);
  expect(preview).toMatchObject({ projects: 1, people: [{ name: '分管领导' }] });
  expect((preview['upcoming'] as Json[])[0]).toEqual({
    period: '2022-01',
    periodName: '2022年1月',
    at: '2022-02-07T01:00:00.000Z',
    movedFrom: '2022-02-01',
  });
  const { status, body: schedule } = await post('/v1/report-schedules', definition);
  expect([status, schedule]).toMatchObject([201, { format: 'xlsx', covers: 'previous', day: 1, time: '09:00', version: 1 }]);
  const id = String(schedule['id']);

  api.clock.moveTo(instantAt('2022-02-07', '09:00'));
  const [run] = await made(id, 1);
  expect(run).toMatchObject({ period: '2022-01', projects: 1 });
  const file = await api.as('leader', run?.file ?? '');
  expect([file.status, file.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('report.xlsx')]);
  const [message] = await eventually(async () => {
    const { body } = await api.as('leader', '/v1/inbox');
    const found = (body['items'] as Json[]).filter(({ title }) => String(title).includes('河湖月报'));
    expect(found).toHaveLength(1);
    return found;
  });
  expect(message).toMatchObject({
    title: '【台账已生成】河湖月报（2022年1月）',
    link: expect.stringContaining(`/reports?run=${run?.id}`) as string,
  });

  expect(problem(await api.as('huanbao', `/v1/reports/${run?.id}`))).toEqual([403, 'access.denied']);
  expect(problem(await api.as('ducha', `/v1/views/${view['id']}`, { method: 'DELETE' }))).toEqual([409, 'view.in-use']);
  const { body: history } = await api.as('leader', `/v1/report-schedules/${id}/events`);
  expect((history['items'] as Json[]).map(({ type }) => type)).toEqual(['report_schedule.created', 'report.made']);
});

it('a report is made by hand, and a schedule is changed, paused, resumed and removed as it was read', async () => {
  const board = { name: '看板周报', kind: 'board', format: 'docx', every: 'week', covers: 'current', day: 5 };
  const { body: schedule } = await post('/v1/report-schedules', board);
  const path = `/v1/report-schedules/${schedule['id']}`;
  expect(problem(await post('/v1/report-schedules', board, 'leader'))).toEqual([403, 'access.denied']);
  expect(problem(await post('/v1/report-schedules', { ...board, time: '25:00' }))).toEqual([400, 'request.invalid']);
  const officer = (await api.as('huanbao', '/v1/me')).body['id'];
  expect(problem(await post('/v1/report-schedules', { ...board, recipientIds: [officer] }))).toEqual([
    422,
    'report.reader-sees-own',
  ]);
  const circular = { ...board, kind: 'circular', filter: { tag: '河湖' } };
  expect(problem(await post('/v1/report-schedules', circular))).toEqual([422, 'report.circular-scope']);

  expect(problem(await post(`${path}/run`, { period: '2022-01' }))).toEqual([422, 'report.other-period']);
  expect((await post(`${path}/run`, {})).body).toMatchObject({
    state: 'waiting',
    askedByName: '督查员',
    period: '2022-02-07..2022-02-13',
  });
  const [run] = await made(String(schedule['id']), 1);
  expect((await api.as('ducha', run?.file ?? '')).headers.get('content-disposition')).toContain('report.docx');
  expect(problem(await post(`/v1/reports/${run?.id}/retry`, {}))).toEqual([409, 'report.not-failed']);

  expect(problem(await post('/v1/report-schedules', { ...board, audience: [] }))).toEqual([422, 'report.no-readers']);

  const version = (number: number): Record<string, string> => ({ 'If-Match': `"${number}"` });
  const { body: changed } = await api.as('ducha', path, { method: 'PUT', body: { ...board, day: 4 }, headers: version(1) });
  expect(changed).toMatchObject({ day: 4, version: 2, nextAt: '2022-02-10T01:00:00.000Z' });
  expect(problem(await post(`${path}/pause`, {}, 'ducha', version(1)))).toEqual([412, 'version.stale']);
  expect((await post(`${path}/pause`, {}, 'ducha', version(2))).body).toMatchObject({ nextAt: null, version: 3 });
  expect((await post(`${path}/resume`, {}, 'ducha', version(3))).body).toMatchObject({ pausedAt: null, version: 4 });
  expect((await api.as('ducha', path, { method: 'DELETE', headers: version(4) })).status).toBe(204);
  expect(((await api.as('ducha', '/v1/report-schedules')).body['items'] as Json[]).map(({ name }) => name)).toEqual(['河湖月报']);
  expect((await api.as('ducha', path)).body).toMatchObject({ removedAt: expect.any(String) as string, nextAt: null });
});

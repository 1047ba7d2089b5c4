import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.open();
});

afterAll(() => api.close());

async function owed(login: string): Promise<unknown> {
  const { body } = await api.as(login, '/v1/me/tasks?kind=report-value', { headers: { 'Accept-Language': 'zh-CN' } });
  return body['items'];
}

it('a value that is late is a task of the lead department until it is reported', async () => {
  const title = '新增公办义务教育学位3500个';
  const task = { origin: 'direct', title, leadDepartmentId: await api.departmentId('sthj'), dueDate: '2022-12-30' };
  const { body: project } = await api.as('ducha', '/v1/projects', { method: 'POST', body: task });
  const path = `/v1/projects/${String(project['id'])}`;
  const put = async (login: string, address: string, body: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const { headers } = await api.as(login, path);
    const answer = await api.as(login, address, { method: 'PUT', body, headers: { 'If-Match': headers.get('etag') ?? '' } });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const set = await put('ducha', `${path}/indicators`, { indicators: [{ name: '新增学位', target: 3600, unit: '个' }] });
  const [indicator] = set['items'] as { id: string }[];
  const id = indicator?.id ?? '';
  expect(await owed('huanbao')).toEqual([]);

  api.clock.moveTo(instantAt('2022-03-31', '10:00'));
  expect(await owed('huanbao')).toMatchObject([
    {
      id: `report-value:${id}:2022-02`,
      overdue: true,
      why: '指标“新增学位”2022-02的数值逾期未报',
      subject: { kind: 'indicator', id },
    },
  ]);
  expect(await owed('chengjian')).toEqual([]);
  await put('huanbao', `${path}/indicators/${id}/values/2022-02`, { value: 500 });
  expect(await owed('huanbao')).toEqual([]);
});

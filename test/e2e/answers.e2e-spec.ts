import { afterAll, beforeAll, expect, it } from 'vitest';
import { ImportedPlan } from '../setup/imported-plan.js';
import { AnswerSchemas, type OpenApi } from '../setup/openapi-schema.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let plan: ImportedPlan;
let document: OpenApi;

/** What stands for a parameter of a path; `id` is that of the first row of the list above it, unless it is named here. */
const VALUES: Record<string, Record<string, string>> = {};
/** Who reads a path, where that is not a person. */
const TOKENS: Record<string, string> = {};

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  document = (await api.send('/docs/openapi.json')).body as unknown as OpenApi;
  plan = await ImportedPlan.upload(api);
  await fill();
});

afterAll(() => api.close());

interface Created {
  id: string;
  token: string;
}

async function post(path: string, body: unknown, login = 'ducha', headers: Record<string, string> = {}): Promise<Created> {
  const answer = await api.as(login, path, { method: 'POST', body, headers });
  expect([path, answer.status < 300, answer.body]).toEqual([path, true, answer.body]);
  return { id: String(answer.body['id'] ?? ''), token: String(answer.body['token'] ?? '') };
}

/** One of everything that a list can show. */
async function fill(): Promise<void> {
  const projectId = await plan.register('推进月荷湖综合治理工程(一期)项目完工');
  const version = async (): Promise<Record<string, string>> => ({
    'If-Match': (await api.as('ducha', `/v1/projects/${projectId}`)).headers.get('etag') ?? '',
  });
  await post(`/v1/projects/${projectId}/acknowledge`, {}, 'huanbao', await version());
  await post(`/v1/projects/${projectId}/report`, { percent: 20, text: '已进场' }, 'huanbao', await version());
  await post(`/v1/projects/${projectId}/slips`, {});
  await post(`/v1/projects/${projectId}/blockers`, { kind: 'land', text: '用地未批' }, 'huanbao', await version());
  await post('/v1/endpoints', { url: 'https://203.0.113.7/hook' }, 'admin');
  await post('/v1/api-keys', { name: '大屏', role: 'supervisor' }, 'admin');
  await post('/v1/views', { name: '河湖', filter: { q: '河湖', lamp: ['red'] }, shared: true });
  const schedule = await post('/v1/report-schedules', { name: '督办月报', kind: 'ledger', every: 'month' });
  await post(`/v1/report-schedules/${schedule.id}/run`, {});
  TOKENS['/v1/wall'] = (await post('/v1/screens', { name: '一楼大屏' })).token;
  VALUES['/v1/jobs/{id}'] = { id: plan.jobId };
}

async function idFor(path: string): Promise<string | undefined> {
  const list = path.slice(0, path.indexOf('/{id}'));
  const { body } = await api.as('admin', list);
  return (body['items'] as { id?: string }[] | undefined)?.[0]?.id;
}

async function address(path: string): Promise<string | null> {
  const known = VALUES[path] ?? {};
  let filled = path;
  for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
    const value = known[name ?? ''] ?? (name === 'id' ? await idFor(path) : undefined);
    if (value === undefined) return null;
    filled = filled.replace(`{${name}}`, value);
  }
  return filled;
}

it('every GET answers what its schema says', async () => {
  const schemas = new AnswerSchemas(document);
  const reads = Object.entries(document.paths).filter(([, { get }]) => get?.responses['200']?.content?.['application/json']);
  const faults: Record<string, string[]> = {};
  const asked: string[] = [];
  for (const [path] of reads) {
    const url = await address(path);
    if (url === null) continue;
    const token = TOKENS[path] ?? (await api.token('admin'));
    const { status, body } = await api.send(url, { token });
    asked.push(path);
    const found = status === 200 ? schemas.faultsOf(path, body) : [`${status} ${JSON.stringify(body)}`];
    if (found.length > 0) faults[path] = found.slice(0, 5);
  }
  expect(faults).toEqual({});
  expect(asked.length).toBeGreaterThan(45);
}, 120_000);

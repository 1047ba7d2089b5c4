import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '#policies';
import { DEFAULT_SCORE_RULES } from '#reporting';
import { instantAt } from '#work-calendar';
import type { Json, Received } from '../../apps/api/test/client.js';
import { eventually } from '../setup/eventually.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let sthj: string;
let late: string;
let indicator: string;

const STRANGE = '0190f3a2-5f6b-7cde-8a01-23456789abcd';

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  sthj = await api.departmentId('sthj');
  const task = { origin: 'direct', leadDepartmentId: sthj };
  late = await register({ ...task, title: '碧道建设', dueDate: '2022-02-28' });
  indicator = await register({ ...task, title: '新增公办义务教育学位3500个', dueDate: '2022-12-30', priority: 'urgent' });
  api.clock.moveTo(instantAt('2022-03-10', '10:00'));
});

afterAll(() => api.close());

async function register(body: Json): Promise<string> {
  return String((await api.as('ducha', '/v1/projects', { method: 'POST', body })).body['id']);
}

const post = (path: string, body: Json, login = 'ducha'): Promise<Received> => api.as(login, path, { method: 'POST', body });
const put = (path: string, body: Json, version: unknown, login = 'ducha'): Promise<Received> =>
  api.as(login, path, { method: 'PUT', body, headers: { 'If-Match': `"${String(version)}"` } });
const items = ({ body }: Received): Json[] => body['items'] as Json[];

/** The answer is a problem of this type, with a sentence. */
async function refused(request: Promise<Received>, status: number, code: string): Promise<void> {
  const { status: got, body } = await request;
  expect([got, body['type']]).toEqual([status, `/docs/problems/${code}`]);
  expect(String(body['detail']).length).toBeGreaterThan(20);
}

describe('scorecards over HTTP', () => {
  it('are ranked for the supervisor, one by one for the department, as of a day and by another version', async () => {
    const { body } = await api.as('ducha', '/v1/scorecards?period=2022-Q1');
    expect(body).toMatchObject({ day: '2022-03-10', rules: { version: 1 }, period: { key: '2022-Q1' } });
    expect(body['departments']).toMatchObject([{ department: { name: '生态环境分局' }, rank: null, deducted: 2 }]);
    const { body: card } = await api.as('huanbao', `/v1/scorecards/${sthj}?period=2022-Q1&asOf=2022-02-28`);
    // Two signatures are missing; the completion is not late yet.
    expect(card).toMatchObject({ deducted: 1, day: '2022-02-28' });
    expect((card['lines'] as Json[]).map(({ rule }) => rule)).toEqual(['signature-missing', 'signature-missing']);
    expect(card).toMatchObject({
      periodBefore: { key: '2021-Q4' },
      items: { lead: 2 },
      rates: { signature: { of: 2, kept: 0 } },
    });
    const rows = (card['rows'] as Json[]).filter(({ number }) => number === 'signature');
    expect(rows.map(({ kept, project }) => [kept, (project as Json)['id']]).toSorted()).toEqual(
      [
        [false, late],
        [false, indicator],
      ].toSorted(),
    );
    await refused(api.as('chengjian', `/v1/scorecards/${sthj}?period=2022-Q1`), 404, 'scorecard.not-found');
    await refused(api.as('ducha', '/v1/scorecards?period=2022-Q3'), 422, 'period.invalid');
    await refused(api.as('ducha', '/v1/scorecards?rules=9'), 404, 'score-rules.not-found');
    await refused(api.as('ducha', '/v1/scorecards?rules=two'), 400, 'request.invalid');
  });

  it('follow rules that are published from a day on, never for the past', async () => {
    const { version: _shipped, ...rules } = structuredClone(DEFAULT_SCORE_RULES);
    rules.deductions['completion-late'].points = 3;
    const body = { rules: JSON.parse(JSON.stringify(rules)) as Json };
    const { headers } = await api.as('ducha', '/v1/score-rules');
    expect(headers.get('etag')).toBe('"1"');
    await refused(put('/v1/score-rules', body, 1, 'huanbao'), 403, 'access.denied');
    await refused(put('/v1/score-rules', { ...body, inForceFrom: '2022-03-01' }, 1), 422, 'score-rules.retroactive');
    await refused(put('/v1/score-rules', { rules: { ...body.rules, title: '' } }, 1), 422, 'score-rules.invalid');
    await refused(api.as('ducha', '/v1/score-rules', { method: 'PUT', body }), 428, 'if-match.missing');
    expect((await put('/v1/score-rules', { ...body, inForceFrom: '2022-04-01' }, 1)).body).toMatchObject({ version: 2 });
    await refused(put('/v1/score-rules', body, 1), 412, 'version.stale');
    await refused(put('/v1/score-rules', body, 2), 422, 'score-rules.not-later');
    expect((await api.as('huanbao', '/v1/score-rules')).body).toMatchObject({ version: 2, inForce: 1 });
    const path = `/v1/scorecards/${sthj}?period=2022-Q1`;
    expect((await api.as('ducha', path)).body).toMatchObject({ deducted: 2, rules: { version: 1 } });
    expect((await api.as('ducha', `${path}&rules=2`)).body).toMatchObject({ deducted: 4, rules: { version: 2 } });
  });
});

describe('appeals over HTTP', () => {
  it('are submitted by the department, decided once by a supervisor, and found again', async () => {
    const path = `/v1/scorecards/${sthj}/appeals?period=2022-Q1`;
    const { body: card } = await api.as('huanbao', `/v1/scorecards/${sthj}?period=2022-Q1`);
    const line = (card['lines'] as Json[]).find(({ rule }) => rule === 'completion-late')!;
    const appeal = { lineId: line['id'], reason: '汛期停工' };
    await refused(post(path, appeal), 404, 'scorecard.not-found');
    await refused(post(path, appeal, 'leader'), 403, 'access.denied');
    await refused(post(path, { ...appeal, lineId: 'none' }, 'huanbao'), 404, 'score-line.not-found');
    await refused(post(path, { lineId: line['id'] }, 'huanbao'), 400, 'request.invalid');
    const seenBy = async (login: string, query = ''): Promise<unknown> => {
      const { body: seen } = await api.as(login, `/v1/scorecards/${sthj}?period=2022-Q1${query}`);
      const { appeal: own, mayAppeal } = (seen['lines'] as Json[]).find(({ id }) => id === line['id'])!;
      return { appeal: own && (own as Json)['state'], mayAppeal };
    };
    expect(await seenBy('huanbao')).toEqual({ appeal: null, mayAppeal: true });
    expect(await seenBy('huanbao', '&asOf=2022-03-10')).toEqual({ appeal: null, mayAppeal: false });
    expect(await seenBy('ducha')).toEqual({ appeal: null, mayAppeal: false });
    const { status, body } = await post(path, appeal, 'huanbao');
    expect([status, body['state'], body['legalTransitions']]).toEqual([201, 'submitted', []]);
    await refused(post(path, appeal, 'huanbao'), 409, 'appeal.exists');
    const one = `/v1/appeals/${String(body['id'])}`;
    expect(await seenBy('huanbao')).toEqual({ appeal: 'submitted', mayAppeal: false });
    expect(await seenBy('huanbao', '&asOf=2022-03-09')).toEqual({ appeal: null, mayAppeal: false });
    expect((await api.as('ducha', one)).body['legalTransitions']).toEqual(['uphold', 'reject']);
    expect((await api.as('huanbao', one)).body).toMatchObject({ line: { points: -1 }, project: { id: late } });
    await refused(api.as('chengjian', one), 404, 'appeal.not-found');
    expect(items(await api.as('ducha', `/v1/appeals?state=submitted&departmentId=${sthj}`))).toHaveLength(1);
    await refused(post(`${one}/uphold`, { answer: '属实' }, 'huanbao'), 403, 'access.denied');
    await refused(post(`${one}/forget`, { answer: '属实' }), 404, 'route.not-found');
    expect((await post(`${one}/uphold`, { answer: '属实' })).body).toMatchObject({ state: 'upheld', decidedByName: '督查员' });
    await refused(post(`${one}/reject`, { answer: '不属实' }), 409, 'appeal.decided');
    expect(items(await api.as('chengjian', '/v1/appeals?state=upheld,rejected'))).toEqual([]);
  });
});

describe('circulars over HTTP', () => {
  it('say whom issuing one tells, and what may be done only to whom it is allowed', async () => {
    const { status, body } = await post('/v1/circulars', { period: '2022-02' });
    expect([status, body['legalTransitions']]).toEqual([201, ['edit', 'refresh', 'issue', 'withdraw']]);
    const one = `/v1/circulars/${String(body['id'])}`;
    expect((await api.as('leader', one)).body['legalTransitions']).toEqual([]);
    const recipients = items(await api.as('ducha', `${one}/recipients`));
    expect(recipients).toContainEqual({ name: '环保经办', departmentName: '生态环境分局' });
    expect(new Set(recipients.map(({ name }) => name)).size).toBe(recipients.length);
    await refused(api.as('leader', `${one}/recipients`), 403, 'access.denied');
    await refused(api.as('ducha', `/v1/circulars/${STRANGE}/recipients`), 404, 'circular.not-found');
    const withdrawn = await api.as('ducha', `${one}/withdraw`, { method: 'POST', headers: { 'If-Match': '"1"' } });
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', legalTransitions: [] });
  });
});

describe('indicators over HTTP', () => {
  const version = async (): Promise<unknown> => (await api.as('ducha', `/v1/projects/${indicator}`)).body['version'];

  it('are proposed, set, reported month by month, corrected, and shown in one table', async () => {
    const path = `/v1/projects/${indicator}/indicators`;
    expect((await api.as('ducha', `${path}/proposal`)).body).toMatchObject({ indicators: [{ target: 3500, unit: '个' }] });
    const planned = { name: '新增学位', target: 3600, unit: '个' };
    await refused(put(path, { indicators: [planned] }, await version(), 'huanbao'), 403, 'access.denied');
    await refused(put(path, { indicators: [planned, planned] }, await version()), 422, 'indicator.invalid');
    await refused(put(path, { indicators: [planned] }, 99), 412, 'version.stale');
    await refused(put(path, { indicators: [{ ...planned, id: STRANGE }] }, await version()), 404, 'indicator.not-found');
    const [set] = items(await put(path, { indicators: [planned] }, await version()));
    const value = `${path}/${String(set?.['id'])}/values`;
    expect((await put(`${value}/2022-02`, { value: 500 }, await version(), 'huanbao')).status).toBe(200);
    await refused(put(`${value}/2022-13`, { value: 1 }, await version(), 'huanbao'), 422, 'indicator.period-invalid');
    await refused(put(`${value}/2022-02`, { value: 'many' }, await version(), 'huanbao'), 400, 'request.invalid');
    await refused(put(`${value}/2022-02`, { value: 1 }, await version(), 'chengjian'), 404, 'project.not-found');
    expect((await put(`${value}/2022-02`, { value: 550 }, await version(), 'huanbao')).status).toBe(200);
    const [row] = items(await api.as('huanbao', '/v1/indicators?period=2022-02'));
    expect(row).toMatchObject({ actual: 550, expected: 600, mayReport: true });
    expect((await api.as('leader', '/v1/indicators?period=2022-02')).body).toMatchObject({
      period: '2022-02',
      items: [{ mayReport: false }],
    });
    const { body: own } = await api.as('huanbao', path);
    expect(own['version']).toBe(await version());
    const measured = items({ body: own } as Received)[0]!;
    const periods = (measured['plannedProgress'] as Json[]).map((one) => [one['period'], one['mayReport']]);
    expect(periods.slice(1, 4)).toEqual([
      ['2022-02', true],
      ['2022-03', true],
      ['2022-04', false],
    ]);
    expect(items(await api.as('chengjian', '/v1/indicators?period=2022-02'))).toEqual([]);
    expect(items(await api.as('huanbao', path))).toHaveLength(1);
    await refused(api.as('ducha', '/v1/indicators?period=February'), 400, 'request.invalid');
  });
});

describe('a change of a policy over HTTP', () => {
  const definition = (days: number, more: Json = {}): Json => ({
    ...(JSON.parse(JSON.stringify(DEFAULT_POLICY)) as Json),
    ...more,
    steps: DEFAULT_POLICY.steps.map((step) => (step.key === 'after-10wd' ? { ...step, offset: days } : step)),
  });

  const path = '/v1/policies/changes/preview';

  /** Every table but those of jobs. */
  async function countsWithoutJobs(): Promise<Json> {
    const { outbox_job: _waiting, background_job: _watched, ...counts } = await api.rowCounts();
    return counts;
  }

  /** The result of a preview, when a worker has done it. */
  async function previewed(body: Json): Promise<Json> {
    const { status, headers, body: started } = await post(path, body);
    expect([status, headers.get('location')]).toEqual([202, `/v1/jobs/${String(started['jobId'])}`]);
    return eventually(async () => {
      const { body: job } = await api.as('ducha', `/v1/jobs/${String(started['jobId'])}`);
      expect(job['state']).toBe('done');
      return job['result'] as Json;
    });
  }

  it('is one job at a time for each person, and only that person reads it', async () => {
    const proposed = { name: 'default', definition: definition(12), days: 30 };
    const started = await Promise.all([post(path, proposed), post(path, proposed)]);
    expect(started.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    const jobId = String(started.find(({ status }) => status === 202)?.body['jobId']);
    expect(started.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'simulation.busy', jobId });
    await refused(api.as('admin', `/v1/jobs/${jobId}`), 404, 'job.not-found');
    await eventually(async () => expect((await api.as('ducha', `/v1/jobs/${jobId}`)).body['state']).toBe('done'));
  });

  it('is shown before it is saved, saved, and adopted by those who are chosen', async () => {
    const proposed = { name: 'default', definition: definition(12) };
    const before = await countsWithoutJobs();
    expect(await previewed({ ...proposed, days: 10 })).toMatchObject({
      current: { version: 1 },
      nextVersion: 2,
      differences: [{ pointer: '/steps/after-10wd/offset', text: expect.stringContaining('→ 完成时限后 12 个工作日') as string }],
      running: { projects: 2, byVersion: [{ version: 1, projects: 2 }] },
      play: { from: '2022-03-10', to: '2022-03-20', projects: 2 },
      remarks: [],
    });
    expect(await countsWithoutJobs()).toEqual(before);
    expect((await previewed({ ...proposed, days: 0 }))['play']).toBeNull();
    const urgent = { name: 'urgent', definition: definition(10, { appliesTo: { priorities: ['urgent'] } }), days: 0 };
    expect(await previewed(urgent)).toMatchObject({ current: null, choices: { lookedAt: 2, differing: 1 } });
    await refused(post(path, proposed, 'huanbao'), 403, 'access.denied');
    await refused(post(path, { ...proposed, definition: {} }), 422, 'policy.invalid');
    await refused(post(path, { ...proposed, days: 91 }), 400, 'request.invalid');
    await refused(post(path, { ...proposed, name: 'Default!' }), 400, 'request.invalid');

    const second = String((await post('/v1/policies', proposed)).body['id']);
    const adopt = `/v1/policies/${second}/adopt`;
    await refused(post(adopt, { reason: '统一' }, 'huanbao'), 403, 'access.denied');
    await refused(post(adopt, {}), 400, 'request.invalid');
    await refused(post(`/v1/policies/${STRANGE}/adopt`, { reason: '统一' }), 404, 'policy.not-found');
    await refused(post(adopt, { reason: '统一', projectIds: [STRANGE] }), 404, 'project.not-found');
    const { body: adoption } = await post(adopt, { reason: '统一', projectIds: [late] });
    expect(adoption).toMatchObject({ policy: { version: 2 }, moved: 1 });
    const { body: project } = await api.as('huanbao', `/v1/projects/${late}`);
    expect(project).toMatchObject({ policyId: second });
    expect((project['history'] as Json[]).at(-1)).toMatchObject({
      type: 'project.policy_changed',
      data: { reason: '统一', to: { version: 2 } },
    });
    const { body: versions } = await api.as('ducha', '/v1/policies');
    expect((versions['items'] as Json[]).find(({ id }) => id === second)).toMatchObject({ projects: 1, createdByName: '督查员' });
    const { body: under } = await api.as('ducha', `/v1/projects?policyId=${second}`);
    expect((under['items'] as Json[]).map(({ id }) => id)).toEqual([late]);
    expect((await api.as('huanbao', `/v1/projects/${late}?asOf=2022-03-09`)).body['policyId']).not.toBe(second);
    await post('/v1/policies', { name: 'default', definition: definition(14) });
    await refused(post(adopt, { reason: '统一' }), 409, 'policy.superseded');
  });
});

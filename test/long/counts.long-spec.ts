import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { ImportedPlan } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

let api: RunningApi;
let plan: ImportedPlan;

async function transition(login: string, id: string, name: string, body: object = {}): Promise<void> {
  const { headers } = await api.as(login, `/v1/projects/${id}`);
  const sent = { method: 'POST', body, headers: { 'If-Match': headers.get('etag') ?? '' } };
  const { status } = await api.as(login, `/v1/projects/${id}/${name}`, sent);
  expect([name, status]).toEqual([name, 200]);
}

/** A spring with projects of every lamp and state, of two departments and several parts of the plan, one of them without a plan. */
beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
  const [cjj, sthj] = [await api.departmentId('cjj'), await api.departmentId('sthj')];
  const [row] = await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'leader'`);
  const leaderId = row?.id;
  const series = ['十项民生实事'];
  const closed = await plan.register('推进月荷湖综合治理工程(一期)项目完工', { leaderId, dueDate: '2022-03-31' });
  const reviewed = await plan.register('加快沟谷公园升级改造工程', {
    leaderId,
    dueDate: '2022-06-17',
    cooperatingDepartmentIds: [cjj],
  });
  const asked = await plan.register('全力推动河涌整治', { dueDate: '2022-06-30' });
  const suspended = await plan.register('谋划中心公园建设', { leadDepartmentId: cjj, dueDate: '2022-06-30' });
  await plan.register('加快松山湖未来学校建设', {
    leadDepartmentId: cjj,
    cooperatingDepartmentIds: [sthj],
    dueDate: '2022-06-10',
  });
  const cancelled = await plan.register('加快建设金菊福利院新院', { leadDepartmentId: cjj });
  const direct = { title: '道路积水整治', text: '整治道路积水', origin: 'direct', leadDepartmentId: sthj, dueDate: '2022-06-24' };
  await api.as('ducha', '/v1/projects', { method: 'POST', body: direct });
  for (const id of [closed, asked]) await transition('ducha', id, 'label', { tags: [], series });
  for (const id of [closed, reviewed, asked]) await transition('huanbao', id, 'acknowledge');
  await transition('huanbao', closed, 'request-completion', { text: '已完工' });
  await transition('ducha', closed, 'close');
  api.clock.moveTo(instantAt('2022-04-11', '10:00'));
  await transition('huanbao', asked, 'report', { percent: 30, text: '已进场' });
  await transition('huanbao', asked, 'request-extension', { dueDate: '2022-12-30', reason: '汛期停工' });
  await transition('ducha', suspended, 'suspend', { reason: '等待用地批复' });
  await transition('ducha', cancelled, 'cancel', { reason: '上级调整' });
  api.clock.moveTo(instantAt('2022-06-16', '10:00'));
  await transition('huanbao', reviewed, 'request-completion', { text: '已完工' });
}, 120_000);

afterAll(() => api.close());

/** Every number of an answer that stands beside a query of the same name. */
function numbersOf(answer: unknown): { count: number; query: string | null }[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const { queries, ...rest } = answer as Record<string, unknown>;
  const own = Object.entries((queries ?? {}) as Record<string, string | null>).map(([name, query]) => ({
    count: Number(rest[name]),
    query,
  }));
  return [...own, ...Object.values(rest).flatMap(numbersOf)];
}

const DAYS = ['', 'asOf=2022-01-20', 'asOf=2022-04-12', 'asOf=2022-06-16'];

it.each(['admin', 'ducha', 'leader', 'huanbao', 'chengjian'])(
  'every number that %s sees opens into a list of that length',
  async (login) => {
    const lengths = new Map<string, number>();
    let compared = 0;
    for (const page of ['board', 'statistics', 'scorecards'])
      for (const day of DAYS) {
        const { body, status } = await api.as(login, `/v1/${page}?${day}`);
        expect(status).toBe(200);
        for (const { count, query } of numbersOf(body)) {
          if (query !== null && !lengths.has(query)) lengths.set(query, await lengthOf(login, query));
          expect([page, query, count]).toEqual([page, query, query === null ? 0 : lengths.get(query)]);
          compared += 1;
        }
      }
    expect(compared).toBeGreaterThan(150);
  },
  120_000,
);

it('a leader’s own numbers are those of the projects that he is in charge of, each with its list', async () => {
  const { body: own } = await api.as('leader', '/v1/projects?leaderId=me');
  const leaders = (own['items'] as { leader: { name: string } }[]).map(({ leader }) => leader.name);
  expect(leaders).toEqual(Array.from({ length: 2 }, () => '分管领导'));
  for (const page of ['board', 'statistics', 'scorecards'])
    for (const day of DAYS) {
      const { body, status } = await api.as('leader', `/v1/${page}?leaderId=me&${day}`);
      expect([page, status]).toEqual([page, 200]);
      for (const { count, query } of numbersOf(body)) {
        if (query !== null) expect([page, query]).toEqual([page, expect.stringContaining('leaderId=')]);
        expect([page, query, count]).toEqual([page, query, query === null ? 0 : await lengthOf('leader', query)]);
      }
    }
  for (const login of ['ducha', 'leader']) {
    const [mine, all] = [await desk(login, 'leaderId=me'), await desk(login, '')];
    expect([login, mine <= all]).toEqual([login, true]);
  }
  // The supervisor is in charge of nothing.
  expect(await desk('ducha', 'leaderId=me')).toBe(0);
}, 120_000);

async function desk(login: string, query: string): Promise<number> {
  const { body } = await api.as(login, `/v1/overdue?${query}`);
  expect((body['items'] as unknown[]).length).toBe(body['total']);
  return Number(body['total']);
}

async function lengthOf(login: string, query: string): Promise<number> {
  const { body, status } = await api.as(login, `/v1/projects?${query}`);
  expect([query, status]).toEqual([query, 200]);
  expect((body['items'] as unknown[]).length).toBe(body['total']);
  return Number(body['total']);
}

it('a filter holds for list, board, statistics, ledger and desk alike, and numbers under it open too', async () => {
  api.clock.moveTo(instantAt('2022-07-04', '10:00'));
  const [row] = await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'leader'`);
  const cjj = await api.departmentId('cjj');
  const filters = [
    `leaderId=${row?.id}`,
    `leadDepartmentId=${cjj}`,
    `helperDepartmentId=${cjj}`,
    `departmentId=${cjj}`,
    'part=',
    'waiting=undecided',
    'lamp=red&series=十项民生实事',
    'dueTo=2022-06-20&state=registered,in_review',
  ];
  for (const filter of filters) {
    const total = await lengthOf('ducha', filter);
    expect([filter, total > 0]).toEqual([filter, true]);
    const { body: board } = await api.as('ducha', `/v1/board?${filter}`);
    expect([filter, (board['lamps'] as { total: number }).total]).toEqual([filter, total]);
    for (const { count, query } of numbersOf(board))
      expect([query, count]).toEqual([query, query === null ? 0 : await lengthOf('ducha', query)]);
    const { body: ledger } = await api.as('ducha', `/v1/projects/ledger.json?${filter}`);
    expect([filter, (ledger['rows'] as unknown[]).length]).toEqual([filter, total]);
    const { body: overdue } = await api.as('ducha', `/v1/overdue?${filter}`);
    expect((overdue['items'] as unknown[]).length).toBe(overdue['total']);
  }
  const { body: desk } = await api.as('ducha', '/v1/overdue');
  expect(desk['total']).toBe(await lengthOf('ducha', 'lamp=red'));
  const levels = (desk['items'] as { level: number }[]).map(({ level }) => level);
  const { body: ofLevel } = await api.as('ducha', `/v1/overdue?level=${levels[0]}`);
  expect(ofLevel['total']).toBe(levels.filter((level) => level === levels[0]).length);
}, 120_000);

it('how things stood on a day that is yet to come is refused, in words of the reader', async () => {
  const pages = ['projects', 'board', 'statistics', 'scorecards', 'overdue', 'indicators', 'projects/ledger.json'];
  for (const page of pages) {
    const headers = { 'accept-language': 'zh-CN' };
    const { status, body } = await api.as('ducha', `/v1/${page}?asOf=2023-01-01`, { headers });
    expect([page, status, body['code']]).toEqual([page, 422, 'as-of.future']);
    expect(body['detail']).toMatch(/2023-01-01 还没有到/);
    expect((await api.as('ducha', `/v1/${page}?asOf=2022-06-16`)).status).toBe(200);
  }
});

it.each(['due', '-due', 'percent', '-percent', 'registered', '-report', 'changed'])(
  'the order %s holds from page to page',
  async (sort) => {
    const whole = (await api.as('ducha', `/v1/projects?sort=${sort}`)).body['items'] as {
      id: string;
      percent: number;
      dueDate: string;
    }[];
    const seen: string[] = [];
    for (let cursor: unknown = ''; cursor !== null;) {
      const { body } = await api.as(
        'ducha',
        `/v1/projects?sort=${sort}&limit=2${cursor === '' ? '' : `&cursor=${String(cursor)}`}`,
      );
      seen.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      cursor = body['nextCursor'];
    }
    expect(seen).toEqual(whole.map(({ id }) => id));
    if (sort === '-percent')
      expect(whole.map(({ percent }) => percent)).toEqual(whole.map(({ percent }) => percent).toSorted((a, b) => b - a));
  },
);

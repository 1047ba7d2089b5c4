import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadRoster, type Role } from '#identity';
import { RunningApi } from '../setup/running-api.js';
import { type Document, FuzzRequests, type FuzzRequest } from './fuzz-requests.js';
import { Random } from './random.js';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const AT_ONCE = 4;
/** Far beyond what any takes (under a second), so that a machine that pauses is no fault of a request. */
const SLOWEST_MS = 5000;
const ROLES: readonly Role[] = ['admin', 'supervisor', 'officer', 'leader'];
/** Enough people that no limit of one is reached. */
const OF_EACH_ROLE = 12;
const PLAN =
  '一、营造一流生态体系\n谋划中心公园建设;启动碧道建设。推进月荷湖综合治理工程(一期)项目完工。\n新增公办学位3500个。\n';

let api: RunningApi;
let requests: FuzzRequests;
const random = new Random(SEED);
const logins = ROLES.flatMap((role) => Array.from({ length: OF_EACH_ROLE }, (_, at) => ({ login: `${role}-${at}`, role })));
const tokens: string[] = [];
let callers: { id: string; login: string; role: string; hash: string }[];
let departmentId: string;

beforeAll(async () => {
  api = await RunningApi.open();
  const people = logins.map(({ login, role }) => ({
    login,
    name: login,
    role,
    password: 'correct horse',
    ...(role === 'officer' ? { departmentCode: 'sthj' } : {}),
  }));
  await api.database.transaction((tx) => loadRoster(tx, { departments: [], people }, api.clock.now()));
  for (const { login } of logins) tokens.push(await api.token(login));
  callers = await api.database.query(`SELECT id, login, role, password_hash AS hash FROM person WHERE login ~ '-[0-9]+$'`);
  departmentId = await api.departmentId('sthj');
  const { body } = await api.send('/docs/openapi.json');
  requests = new FuzzRequests(body as unknown as Document, random);
  await fill();
});

afterAll(() => api.close());

/** Something of each kind, so that requests meet more than 404. */
async function fill(): Promise<void> {
  const made = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
    const answer = await api.as('admin', path, { method: 'POST', body });
    requests.learn(`post ${path}`, JSON.stringify(answer.body));
    return answer.body;
  };
  const { planId } = await made('/v1/plans', { text: PLAN, planYear: 2022 });
  const items = (await api.as('admin', `/v1/plans/${String(planId)}/items`)).body['items'] as { id: string }[];
  const leadDepartmentId = await api.departmentId('sthj');
  await made('/v1/items/register', {
    registrations: items.slice(0, 2).map(({ id }) => ({ itemId: id, leadDepartmentId, dueDate: '2022-09-30' })),
  });
  for (const title of ['河涌整治', '学位建设', '碧道'])
    await made('/v1/projects', { origin: 'direct', title, leadDepartmentId, dueDate: '2022-06-17' });
  await made('/v1/endpoints', { url: 'https://203.0.113.7/hook' });
  for (const list of ['projects', 'items', 'departments', 'people', 'policies', 'plans', 'endpoints'])
    requests.learn(`get /v1/${list}`, JSON.stringify((await api.as('admin', `/v1/${list}`)).body));
}

interface Outcome extends FuzzRequest {
  status: number;
  ms: number;
  answer: string;
}

async function send(request: FuzzRequest, token: string | undefined): Promise<Outcome> {
  const headers = { ...request.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const begun = performance.now();
  const { method, body = null } = request;
  const response = await fetch(api.url + request.path, { method, headers, body });
  const answer = await response.text();
  return { ...request, status: response.status, ms: performance.now() - begun, answer };
}

/** Half of the time somebody who may do anything. */
function tokenOfSomebody(): string | undefined {
  return tokens[random.below(random.oneIn(2) ? OF_EACH_ROLE : tokens.length)];
}

/** What the requests did to the callers is undone: the next ones are to get further than the login. */
async function restoreCallers(): Promise<void> {
  await api.database.query(
    `UPDATE person p SET active = true, must_change_password = false, password_hash = r.hash, role = r.role, login = r.login, department_id = CASE WHEN r.role = 'officer' THEN $2::uuid ELSE p.department_id END
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, login text, role text, hash text) WHERE p.id = r.id`,
    [JSON.stringify(callers), departmentId],
  );
  for (const [at, token] of tokens.entries()) {
    const { status } = await api.send('/v1/me', { token });
    if (status !== 401) continue;
    const answer = await api.send('/v1/login', { method: 'POST', body: { login: logins[at]?.login, password: 'correct horse' } });
    if (answer.status === 201) tokens[at] = String(answer.body['token']);
  }
}

it(`${REQUESTS} random requests from seed ${SEED}: no 5xx, none over ${SLOWEST_MS} ms`, async () => {
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  let slowest = 0;
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, (_, at) => {
      const token = random.oneIn(40) ? undefined : tokenOfSomebody();
      return send(requests.next(sent + at), token);
    });
    for (const one of await Promise.all(batch)) {
      statuses.set(one.status, (statuses.get(one.status) ?? 0) + 1);
      slowest = Math.max(slowest, one.ms);
      if (one.status < 300) requests.learn(one.operation, one.answer);
      if (one.status >= 500 || one.ms > SLOWEST_MS) faults.push(describe(one));
    }
    if (sent % 200 === 0) await restoreCallers();
  }
  process.stdout.write(
    `${REQUESTS} requests to ${requests.count} operations, slowest ${Math.round(slowest)} ms: ${JSON.stringify(Object.fromEntries(statuses))}\n`,
  );
  expect([...new Set(faults)].slice(0, 40)).toEqual([]);
  // Some of them are wrong passwords, which are limited; nearly all got past login and limits.
  expect(statuses.get(429) ?? 0).toBeLessThan(REQUESTS / 100);
  expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(REQUESTS / 10);
});

function describe({ method, path, headers, body, status, ms, answer }: Outcome): string {
  const sent = typeof body === 'string' ? body.slice(0, 600) : body ? 'a form' : '';
  return `${status} in ${Math.round(ms)} ms: ${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${sent} → ${answer.slice(0, 300)}`;
}

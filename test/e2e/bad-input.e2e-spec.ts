import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received, Sent } from '../../apps/api/test/client.js';
import { newId } from '#platform';
import { encodeCursor } from '../../libs/platform/src/paging.js';
import { DEFAULT_POLICY } from '#policies';
import { uploadLarge } from '../setup/large-upload.js';
import { fileForm, RunningApi } from '../setup/running-api.js';

const PLAN = '一、营造一流生态体系\n谋划中心公园建设;启动碧道建设。推进月荷湖综合治理工程(一期)项目完工。\n';

let api: RunningApi;
let planId: string;
let itemId: string;

beforeAll(async () => {
  api = await RunningApi.open();
  const answer = await api.as('ducha', '/v1/plans', { method: 'POST', body: { text: PLAN, planYear: 2022 } });
  planId = String(answer.body['planId']);
  const items = await api.as('ducha', `/v1/plans/${planId}/items`);
  itemId = (items.body['items'] as { id: string }[])[0]?.id ?? '';
});

afterAll(() => api.close());

interface Expected {
  status: number;
  code: string;
  /** Part of the sentence that says what to do. */
  says: RegExp;
  /** Members that a program can read. */
  facts?: Record<string, unknown>;
}

/** A refusal is a problem document with a sentence, and leaves every table as it was. */
async function expectRefusal(request: () => Promise<Received>, { status, code, says, facts }: Expected): Promise<void> {
  const before = await api.rowCounts();
  const answer = await request();
  const type = `/docs/problems/${code}`;
  expect(answer.body).toMatchObject({ ...facts, status, code, type, detail: expect.stringMatching(says) });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).not.toHaveProperty('stack');
  expect(await api.rowCounts()).toEqual(before);
}

const asSupervisor = (path: string, sent?: Sent): Promise<Received> => api.as('ducha', path, sent);
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Received> =>
  asSupervisor(path, { method: 'POST', body, headers });
const upload = (content: string | Uint8Array<ArrayBuffer>, name?: string): Promise<Received> =>
  post('/v1/plans', fileForm(content, { planYear: '2022' }, name));

describe('a plan that can not be read', () => {
  it.each(['', ' \n\u3000\n', '\ufeff'])('an empty file (%j)', (content) =>
    expectRefusal(() => upload(content), { status: 422, code: 'file.empty', says: /Upload the plan document/ }),
  );

  it('half a package', () =>
    expectRefusal(() => upload(Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0]), '工作要点.docx'), {
      status: 422,
      code: 'file.damaged',
      says: /damaged or incomplete.*save it anew/,
    }));

  it('a picture, whatever its name', () =>
    expectRefusal(() => upload(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), '工作要点.pdf'), {
      status: 415,
      code: 'file.unknown-format',
      says: /Save it as one of them/,
    }));

  it('a file of 200 MB', () =>
    expectRefusal(async () => uploadLarge(`${api.url}/v1/plans`, await api.token('ducha'), 200), {
      status: 413,
      code: 'file.too-large',
      says: /larger than the 50 MB.*without its annexes/,
    }));

  it('a file in no encoding', () =>
    expectRefusal(() => upload(Uint8Array.from({ length: 400 }, (_, at) => 0x80 + ((at * 37) % 128))), {
      status: 415,
      code: 'file.encoding',
      says: /Save it as UTF-8/,
    }));

  it('a text with no plan in it', () =>
    expectRefusal(() => upload('今天天气很好。\n湖边的花都开了。\n'), {
      status: 422,
      code: 'plan.no-items',
      says: /No commitment was found/,
    }));

  it('a plan that tells no year', () =>
    expectRefusal(() => post('/v1/plans', { text: '一、生态\n启动碧道建设。' }), {
      status: 422,
      code: 'plan.year-needed',
      says: /Give planYear/,
    }));

  it('no file and no text', () =>
    expectRefusal(() => post('/v1/plans', { planYear: 2022 }), { status: 422, code: 'file.missing', says: /form field "file"/ }));

  it('the same plan a second time', () =>
    expectRefusal(() => upload(PLAN), { status: 409, code: 'plan.already-imported', says: /Open that one/ }));
});

describe('a registration that can not be', () => {
  const register = async (details: Record<string, unknown>): Promise<Received> => {
    const registration = { itemId, leadDepartmentId: await api.departmentId('sthj'), ...details };
    return post('/v1/items/register', { registrations: [registration] });
  };

  it('with a department that does not exist', () =>
    expectRefusal(() => register({ leadDepartmentId: newId() }), {
      status: 404,
      code: 'department.not-found',
      says: /There is no department .* Check the id/,
    }));

  it.each(['2022-02-30', '三季度'])('with %s as due date', (dueDate) =>
    expectRefusal(() => register({ dueDate }), { status: 422, code: 'due-date.invalid', says: /Write it as YYYY-MM-DD/ }),
  );

  it('of several items when one of them is faulty: none is registered', () =>
    expectRefusal(
      async () => {
        const leadDepartmentId = await api.departmentId('sthj');
        const registrations = [itemId, newId()].map((id) => ({ itemId: id, leadDepartmentId }));
        return post('/v1/items/register', { registrations });
      },
      { status: 404, code: 'item.not-found', says: /Check the id/ },
    ));
});

describe('a policy that can not work', () => {
  const [first] = DEFAULT_POLICY.steps;
  const withStep = (change: object): Promise<Received> =>
    post('/v1/policies', { name: 'ours', definition: { ...DEFAULT_POLICY, steps: [{ ...first, ...change }] } });

  it('with a negative interval', () =>
    expectRefusal(() => withStep({ offset: 1, repeatEvery: -5 }), {
      status: 422,
      code: 'policy.invalid',
      says: /repeatEvery must be at least 1 workday/,
      facts: { errors: [{ pointer: '/steps/0/repeatEvery' }] },
    }));

  it('with an unknown audience', () =>
    expectRefusal(() => withStep({ audience: ['everybody'] }), {
      status: 422,
      code: 'policy.invalid',
      says: /audience must be among lead-officers/,
    }));
});

describe('a request that can not be understood', () => {
  it('a body that is not JSON', () =>
    expectRefusal(() => post('/v1/endpoints', '{"url": https://example.org}'), {
      status: 400,
      code: 'request.invalid',
      says: /JSON/,
    }));

  it.each(['not a url', 'ftp://example.org/hook', '/hook'])('%j as webhook address', (url) =>
    expectRefusal(() => post('/v1/endpoints', { url }), {
      status: 422,
      code: 'endpoint.url-invalid',
      says: /Give a full one, such as https:/,
    }),
  );

  it.each(['dueFrom=2022-02-30', 'state=asleep', 'lamp=blue', 'departmentId=42', 'limit=0'])('a list filtered by %s', (filter) =>
    expectRefusal(() => asSupervisor(`/v1/projects?${filter}`), {
      status: 400,
      code: 'request.invalid',
      says: /Put these right/,
    }),
  );

  it('a cursor that no list gave out', () =>
    expectRefusal(() => asSupervisor('/v1/projects?cursor=nonsense'), {
      status: 400,
      code: 'cursor.invalid',
      says: /start from the first page/,
    }));

  it.each(['projects', 'deliveries', 'inbox', 'plans'])('the cursor of another list, given to that of %s', async (list) => {
    const items = await asSupervisor(`/v1/plans/${planId}/items?limit=1`);
    // Plans go on from one value, the others from two.
    const cursor = list === 'plans' ? encodeCursor(['huanbao']) : String(items.body['nextCursor']);
    await expectRefusal(() => asSupervisor(`/v1/${list}?cursor=${cursor}`), {
      status: 400,
      code: 'cursor.invalid',
      says: /start from the first page/,
    });
  });

  it.each(['projects', 'plans', 'jobs', 'policies', 'endpoints', 'deliveries'])('an id of %s that is no UUID', (list) =>
    expectRefusal(() => asSupervisor(`/v1/${list}/42`), {
      status: 400,
      code: 'id.invalid',
      says: /not a UUID. Copy it from the list/,
    }),
  );

  it.each(['inbox?unread=1', 'call-ins?overdue=yes', 'slips?overdue=TRUE'])(
    'a flag that is neither true nor false: %s',
    (query) =>
      expectRefusal(() => asSupervisor(`/v1/${query}`), {
        status: 400,
        code: 'request.invalid',
        says: /(unread|overdue) must be a boolean/,
      }),
  );

  it.each(['projects', 'overdue', 'indicators'])('a series of %s longer than a name', (list) =>
    expectRefusal(() => asSupervisor(`/v1/${list}?series=${encodeURIComponent('民'.repeat(101))}`), {
      status: 400,
      code: 'request.invalid',
      says: /series must be shorter than or equal to 100/,
    }),
  );

  it('an Idempotency-Key that was used for another body', async () => {
    const headers = { 'Idempotency-Key': 'drop-it' };
    await post('/v1/policies/validate', { definition: DEFAULT_POLICY }, headers);
    await expectRefusal(() => post('/v1/policies/validate', { definition: {} }, headers), {
      status: 422,
      code: 'idempotency.reused',
      says: /Use a new key for a new request/,
    });
  });
});

describe('a change that can not be', () => {
  const edit = (headers: Record<string, string>): Promise<Received> =>
    asSupervisor(`/v1/items/${itemId}`, { method: 'PATCH', body: { title: '中心公园' }, headers });

  it('against a version that is no longer', () =>
    expectRefusal(() => edit({ 'If-Match': '"7"' }), { status: 412, code: 'version.stale', says: /Read it again/ }));

  it('without the version that was read', () =>
    expectRefusal(() => edit({}), { status: 428, code: 'if-match.missing', says: /Send the version you read/ }));

  it('a move that does not exist', () =>
    expectRefusal(() => post(`/v1/projects/${newId()}/finish`, {}, { 'If-Match': '"1"' }), {
      status: 404,
      code: 'route.not-found',
      says: /All addresses are listed/,
    }));

  it('a move that the state does not allow, and the legal ones are named', async () => {
    const items = await asSupervisor(`/v1/plans/${planId}/items`);
    const [, second] = items.body['items'] as { id: string }[];
    const registration = { itemId: second?.id, leadDepartmentId: await api.departmentId('sthj'), dueDate: '2022-09-30' };
    const { body } = await post('/v1/items/register', { registrations: [registration] });
    const [registered] = body['registered'] as { projectId: string }[];
    await expectRefusal(() => post(`/v1/projects/${registered?.projectId}/close`, {}, { 'If-Match': '"1"' }), {
      status: 409,
      code: 'project.illegal-transition',
      says: /Legal now: acknowledge, object, reassign/,
      facts: { legalTransitions: expect.not.arrayContaining(['close']) },
    });
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json } from '../../apps/api/test/client.js';
import { ImportedPlan, type Item } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';

/**
 * A press report of a district's conference (坪山, 2024), from the upload to the closing of one of its tasks, over HTTP: after every act,
 * exactly who is told what. The table below was written from the rule that whoever must act next and whoever waits are told, and nobody of
 * the own act.
 */
const FILE = new URL('../fixtures/plans/003_627a98e650025327.txt', import.meta.url);
const TASK = '推动轨道19号线一期开工';
const TITLE = '轨道19号线一期开工';

let api: RunningApi;
let items: Item[];
const seen = new Set<string>();

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  const plan = await ImportedPlan.upload(api, { file: FILE, planYear: '2024', name: '坪山2024这么干.txt' });
  items = (await plan.items()).filter(({ state }) => state === 'draft');
});

afterAll(() => api.close());

/** What came into inboxes since the last call, as `login: title`. */
async function told(): Promise<string[]> {
  const rows = await api.database.query<{ id: string; line: string }>(
    `SELECT d.id, p.login || ': ' || (d.content->>'title') AS line FROM delivery d JOIN person p ON p.id = d.recipient_id
     WHERE d.channel = 'inbox'`,
  );
  const unseen = rows.filter(({ id }) => !seen.has(id));
  for (const { id } of unseen) seen.add(id);
  return unseen.map(({ line }) => line).toSorted();
}

/** The registration of an item: the railway is led by 城市建设局 with the help of 生态环境分局, and the rest by turns. */
function registrationOf(item: Item, index: number, ids: { cjj: string; sthj: string; leader: string }): Json {
  const common = { itemId: item.id, dueDate: '2024-11-29', leaderId: ids.leader };
  if (item.text === TASK) return { ...common, leadDepartmentId: ids.cjj, cooperatingDepartmentIds: [ids.sthj] };
  return { ...common, leadDepartmentId: index % 2 === 0 ? ids.cjj : ids.sthj };
}

/** Registers all items; answers the address of the railway. */
async function registerAll(): Promise<string> {
  const [leader] = await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'leader'`);
  const ids = { cjj: await api.departmentId('cjj'), sthj: await api.departmentId('sthj'), leader: leader?.id ?? '' };
  const registrations = items.map((item, index) => registrationOf(item, index, ids));
  const { status, body } = await api.as('ducha', '/v1/items/register', { method: 'POST', body: { registrations } });
  expect(status, JSON.stringify(body)).toBe(200);
  const registered = body['registered'] as { itemId: string; projectId: string }[];
  expect(registered).toHaveLength(items.length);
  const railway = items.find(({ text }) => text === TASK)?.id;
  const of = (department: string): number =>
    registrations.filter((one) =>
      [one['leadDepartmentId'], ...((one['cooperatingDepartmentIds'] as string[]) ?? [])].includes(department),
    ).length;
  expect(await told()).toEqual([
    `chengjian: 【交办】${of(ids.cjj)} 项任务`,
    `huanbao-head: 【交办】${of(ids.sthj)} 项任务`,
    `huanbao: 【交办】${of(ids.sthj)} 项任务`,
    `leader: 【交办】${items.length} 项任务`,
  ]);
  return `/v1/projects/${registered.find(({ itemId }) => itemId === railway)?.projectId}`;
}

const helpers = (title: string): string[] => [`huanbao-head: ${title}`, `huanbao: ${title}`];
const LATER = { dueDate: '2024-12-20', reason: '勘察设计推迟' };

/** Who does what, and who is told of it. */
const ACTS: [login: string, act: string, body: Json, told: string[]][] = [
  ['chengjian', 'acknowledge', {}, []],
  ['huanbao', 'acknowledge-cooperation', {}, []],
  ['chengjian', 'report', { percent: 10, text: '完成勘察' }, []],
  ['huanbao', 'report-cooperation', { text: '环评已批复' }, [`chengjian: 【配合单位反馈】${TITLE}`]],
  ['ducha', 'return-report', { reason: '缺少附件' }, [`chengjian: 【退回反馈】${TITLE}：请补充后重新反馈`]],
  ['chengjian', 'report', { percent: 10, text: '完成勘察，附报告' }, []],
  ['chengjian', 'request-extension', LATER, [`ducha: 【申请延期】${TITLE}：请审批`]],
  [
    'ducha',
    'approve-extension',
    { dueDate: LATER.dueDate },
    [`chengjian: 【同意延期】${TITLE}：请按新时限办理`, ...helpers(`【同意延期】${TITLE}`), `leader: 【同意延期】${TITLE}`],
  ],
  ['chengjian', 'request-completion', { text: '已开工' }, [`ducha: 【申请办结】${TITLE}：请审核`]],
  ['ducha', 'return', { reason: '请附现场照片' }, [`chengjian: 【退回办结申请】${TITLE}：请继续办理`]],
  ['chengjian', 'request-completion', { text: '已开工，附照片' }, [`ducha: 【申请办结】${TITLE}：请审核`]],
  ['ducha', 'close', {}, [`chengjian: 【办结】${TITLE}`, ...helpers(`【办结】${TITLE}`), `leader: 【办结】${TITLE}`]],
];

it('the registration of a whole plan is one message for each person, and every act of a task tells exactly those whom it concerns', async () => {
  const path = await registerAll();
  const happened: typeof ACTS = [];
  for (const [login, act, body] of ACTS) {
    const version = (await api.as('ducha', path)).headers.get('etag') ?? '';
    const sent = { method: 'POST', body, headers: { 'If-Match': version } };
    const { status, body: answer } = await api.as(login, `${path}/${act}`, sent);
    expect(status, JSON.stringify(answer)).toBe(200);
    happened.push([login, act, body, await told()]);
  }
  expect(happened).toEqual(ACTS);
});

import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { fileForm } from './running-api.js';
import type { TwinWorld } from './twin-world.js';

/** In reading order: the third is registered as a secret project, and a later version of the plan no longer has it. */
const PLAN = `2022年工作要点

一、营造一流生态体系
启动碧道建设，由生态环境局牵头，水务站配合。
推进河涌整治，6月底前完成，由生态环境局牵头。
核查涉密事项一号，9月底前完成，由保密办牵头。
打通断头路10条，由城建局牵头。
新建社区公园3个。
`;
const LATER_PLAN = PLAN.replace('核查涉密事项一号，9月底前完成，由保密办牵头。\n', '').replace('10条', '12条');

/** People whose login says what they know: `ducha`, `leader` and `huanbao` read the secret projects, the others do not. */
const STRANGERS = [
  ['ducha-b', 'supervisor', null],
  ['leader-b', 'leader', null],
  ['huanbao-b', 'officer', 'sthj'],
  ['stand-in', 'officer', 'sthj'],
] as const;

export async function moveIn(world: TwinWorld, receiver: Server): Promise<void> {
  const { ids } = world;
  for (const code of ['sthj', 'cjj']) ids[code] = await world.api.departmentId(code);
  for (const [login, role, department] of STRANGERS) await world.api.hire(login, role, department && world.id(department));
  for (const login of ['ducha', 'ducha-b', 'leader', 'leader-b', 'huanbao', 'huanbao-b', 'huanbao-head', 'stand-in', 'chengjian'])
    ids[login] = await world.personId(login);
  for (const [name, role, departmentId] of [
    ['key-supervisor', 'supervisor', null],
    ['key-leader', 'leader', null],
    ['key-officer', 'officer', world.id('sthj')],
    ['key-other', 'officer', world.id('cjj')],
  ] as const)
    ids[name] = String(
      (await world.post('admin', '/v1/api-keys', { name, role, ...(departmentId ? { departmentId } : {}) }))['key'],
    );
  ids['key-screen'] = String((await world.post('ducha', '/v1/screens', { name: '一楼大屏' }))['token']);
  const { port } = receiver.address() as AddressInfo;
  ids['endpoint'] = String((await world.post('ducha', '/v1/endpoints', { url: `http://127.0.0.1:${port}/hook` }))['id']);
  const mapping = '{"project": 编号, "kind": "progress", "percent": 比例, "text": 情况}';
  const example = { 编号: '无此编号', 比例: 10, 情况: '已进场' };
  const source = await world.post('ducha', '/v1/inbound-sources', {
    name: 'OA',
    departmentId: world.id('sthj'),
    mapping,
    examples: [example],
  });
  ids['source'] = String(source['id']);
  ids['source-secret'] = String(source['secret']);
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4-97a0-0ec2aaaaaaaa';
  ids['robot'] = String(
    (await world.post('admin', '/v1/robots', { vendor: 'wecom-robot', name: '工作群', url, departmentId: world.id('cjj') }))[
      'id'
    ],
  );
  const robot = `/v1/robots/${ids['robot']}`;
  await world.send('admin', 'PATCH', robot, { active: false }, await world.version('admin', robot));
  await world.post('huanbao', `/v1/people/${world.id('huanbao')}/delegations`, {
    deputyId: world.id('stand-in'),
    from: '2022-01-17',
    to: '2022-12-31',
    reason: '外出培训',
  });
}

export async function registerOpenTasks(world: TwinWorld): Promise<void> {
  const { ids } = world;
  const plan = await world.post('ducha', '/v1/plans', fileForm(PLAN, { planYear: '2022' }));
  ids['plan'] = String(plan['planId']);
  ids['job'] = String(plan['jobId']);
  const items = (await world.api.as('ducha', `/v1/plans/${ids['plan']}/items`)).body['items'] as { id: string; text: string }[];
  for (const [name, words] of [
    ['item-open', '碧道'],
    ['item-draft', '社区公园'],
    ['item-secret', '涉密事项'],
    ['item-road', '断头路'],
  ] as const)
    ids[name] = items.find(({ text }) => text.includes(words))?.id ?? '';
  ids['whole'] = await world.register('item-open', {});
  ids['policy'] = ((await world.api.as('ducha', '/v1/policies')).body['items'] as { id: string }[])[0]?.id ?? '';
  await world.task('part', '碧道建设一期', { parentId: ids['whole'], dueDate: '2022-05-31' });
  await world.task('other-part', '碧道建设二期', { parentId: ids['whole'], dueDate: '2022-05-31' });
  await world.task('late', '河涌整治', {
    dueDate: '2022-02-15',
    cooperatingDepartmentIds: [world.id('cjj')],
    series: ['十项民生实事'],
  });
  await world.task('road', '打通断头路', { leadDepartmentId: world.id('cjj'), tags: ['民生'] });
  for (const name of ['whole', 'part', 'other-part', 'late']) await world.move('huanbao', world.id(name), 'acknowledge');
  await world.move('huanbao', world.id('part'), 'report', { percent: 40, text: '已进场', problems: '用地未批' });
  await world.workOn('late', '河涌');
  ids['call-in'] = String(
    (
      await world.post('chengjian', '/v1/call-ins', {
        matter: '道路积水',
        dueDate: '2022-03-10',
        departmentIds: [world.id('sthj')],
      })
    )['id'],
  );
}

/** What happens in both worlds while the secret one has its secrets. */
export async function liveOn(world: TwinWorld): Promise<void> {
  const { ids } = world;
  await world.move('huanbao', world.id('other-part'), 'report', { percent: 60, text: '过半' });
  ids['slip'] = String((await world.post('ducha-b', `/v1/projects/${world.id('late')}/slips`))['id']);
  await world
    .move('huanbao', world.id('late'), 'request-extension', { dueDate: '2022-08-31', reason: '汛期' })
    .catch(() => undefined);
  await world.send('ducha-b', 'POST', `/v1/plans/${world.id('plan')}/revisions`, fileForm(LATER_PLAN));
  await world.send('ducha-b', 'PATCH', `/v1/items/${world.id('item-draft')}`, { title: '社区公园' }, { 'If-Match': '"1"' });
  for (const [name, part] of [
    ['part', '一期'],
    ['other-part', '二期'],
  ] as const) {
    await world.move('huanbao', world.id(name), 'request-completion', { text: `${part}已建成` });
    await world.move('ducha-b', world.id(name), 'close');
  }
  await world.move('huanbao', world.id('whole'), 'request-completion', { text: '已建成' });
  await world.move('ducha-b', world.id('whole'), 'close');
  await world.report('涉密事项三号', 'msg_secret');
  ids['circular'] = String((await world.post('ducha-b', '/v1/circulars', { period: '2022-Q1' }))['id']);
  ids['circular-issued'] = String((await world.post('ducha-b', '/v1/circulars', { period: '2022-02' }))['id']);
  const path = `/v1/circulars/${ids['circular-issued']}`;
  await world.send('ducha-b', 'POST', `${path}/issue`, {}, await world.version('ducha-b', path));
  const view = { name: '民生实事', filter: { series: ['十项民生实事', '涉密事项'] }, shared: true };
  ids['view'] = String((await world.post('ducha-b', '/v1/views', view))['id']);
  const weekly = { name: '督办周报', kind: 'ledger', every: 'week', audience: ['supervisors', 'leaders'] };
  ids['schedule'] = String((await world.post('ducha-b', '/v1/report-schedules', weekly))['id']);
  ids['report'] = String((await world.post('ducha-b', `/v1/report-schedules/${ids['schedule']}/run`, {}))['id']);
  const card = await world.api.as('huanbao', `/v1/scorecards/${world.id('sthj')}?period=2022-Q1`);
  const lines = card.body['lines'] as { id: string; points: number; project: { id: string } | null }[];
  const line = lines.find(({ points, project }) => points < 0 && project?.id === world.id('late'));
  if (line) {
    const appeal = await world.post('huanbao', `/v1/scorecards/${world.id('sthj')}/appeals?period=2022-Q1`, {
      lineId: line.id,
      reason: '停机',
    });
    ids['appeal'] = String(appeal['id']);
  }
}

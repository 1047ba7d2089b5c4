import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BlockersService, CallInsService } from '#coordination';
import { DelegationsService } from '#identity';
import { newId } from '#platform';
import { type ProjectTransition, ProjectsService, type TransitionCommand } from '#projects';
import { instantAt } from '#work-calendar';
import { type FreshDatabase, freshDatabase } from '../../../test/setup/database.js';
import { givenSite, type Site } from '../../../test/setup/given.js';

/**
 * A task of the plan 松山湖 2022 on its way: after every act exactly who is told what. The people: huanbao and huanbao-head of the lead
 * department, chengjian of the one that helps, ducha the supervisor, leader in charge.
 */
describe('everybody who acts or waits is told, and nobody else', () => {
  let site: Site;
  let fresh: FreshDatabase;
  let projectId: string;
  let seen: string[] = [];
  beforeAll(async () => {
    fresh = await freshDatabase();
    site = await givenSite(fresh.url, instantAt('2022-01-17', '10:00'), { keepsNotices: true });
  });
  afterAll(async () => {
    await site.close();
    await fresh.drop();
  });

  /** What came into inboxes since the last call, as `login: title`, by login. */
  async function told(): Promise<string[]> {
    const rows = await site.database.query<{ id: string; line: string }>(
      `SELECT d.id, p.login || ': ' || (d.content->>'title') AS line FROM delivery d JOIN person p ON p.id = d.recipient_id
       WHERE d.channel = 'inbox' AND NOT d.id = ANY($1) `,
      [seen],
    );
    seen = [...seen, ...rows.map(({ id }) => id)];
    return rows.map(({ line }) => line).sort();
  }
  async function act(login: string, transition: ProjectTransition, details: Partial<TransitionCommand> = {}): Promise<string[]> {
    const command = { projectId, transition, actor: await site.actor(login), expectedVersion: null, ...details };
    await site.get(ProjectsService).perform(command);
    return told();
  }
  const lead = (title: string): string[] => [`huanbao-head: ${title}`, `huanbao: ${title}`];

  it('registration', async () => {
    projectId = await site.project({
      text: '启动碧道建设',
      dueDate: '2022-06-30',
      cooperatingDepartmentIds: [await site.departmentId('cjj')],
    });
    expect(await told()).toEqual([
      'chengjian: 【交办】碧道建设（配合，时限 2022-06-30）',
      ...lead('【交办】碧道建设（牵头，时限 2022-06-30）'),
      'leader: 【交办】碧道建设（分管，时限 2022-06-30）',
    ]);
    const [notice] = await site.database.query<{ details: { label: string; value: string }[]; actions: { label: string }[] }>(
      `SELECT content->'details' AS details, content->'actions' AS actions FROM delivery d JOIN person p ON p.id = d.recipient_id
       WHERE p.login = 'huanbao' AND d.channel = 'email'`,
    );
    expect(notice?.details.map(({ label, value }) => [label, value])).toEqual([
      ['原文', '启动碧道建设'],
      ['完成时限', '2022年6月30日（还有 164 天）'],
      ['牵头单位', '生态环境分局'],
      ['配合单位', '城市建设局'],
      ['分管领导', '分管领导'],
    ]);
    expect(notice?.actions.map(({ label }) => label)).toEqual(['请签收', '一键签收']);
  });

  it('work, reports and what is asked of them', async () => {
    expect(await act('huanbao', 'acknowledge')).toEqual([]);
    expect(await act('chengjian', 'acknowledge-cooperation')).toEqual([]);
    expect(await act('huanbao', 'report', { percent: 20, text: '进场' })).toEqual([]);
    expect(await act('ducha', 'return-report', { reason: '缺少佐证' })).toEqual(lead('【退回反馈】碧道建设：请补充后重新反馈'));
    expect(await act('leader', 'request-report', { dueDate: '2022-02-18', reason: '请报用地' })).toEqual(
      lead('【要求反馈】碧道建设：请反馈进展'),
    );
    expect(await act('huanbao', 'report', { percent: 30, text: '用地已落实' })).toEqual(['leader: 【反馈了进展】碧道建设']);
    expect(await act('chengjian', 'report-cooperation', { text: '已移交图纸' })).toEqual(lead('【配合单位反馈】碧道建设'));
  });

  it('who is named is told first, the head besides; without names the department is again', async () => {
    const people = [{ role: 'responsible-person', name: '环保局长' }] as const;
    expect(await act('huanbao', 'name-people', { people })).toEqual(['huanbao-head: 【指定责任人、联络员】碧道建设']);
    expect(await act('ducha', 'return-report', { reason: '缺少照片' })).toEqual([
      'huanbao-head: 【退回反馈】碧道建设：请补充后重新反馈',
    ]);
    await act('huanbao', 'report', { percent: 31, text: '已补照片' });
    expect(await act('huanbao', 'name-people', { people: [] })).toEqual([]);
    expect(await act('ducha', 'return-report', { reason: '照片不清' })).toEqual(lead('【退回反馈】碧道建设：请补充后重新反馈'));
    await act('huanbao', 'report', { percent: 32, text: '已换照片' });
  });

  it('another date', async () => {
    const later = { dueDate: '2022-08-31', reason: '征地未完成' };
    expect(await act('huanbao', 'request-extension', later)).toEqual(['ducha: 【申请延期】碧道建设：请审批']);
    expect(await act('ducha', 'refuse-extension', { reason: '时间充足' })).toEqual(
      lead('【不同意延期】碧道建设：请按原时限办理'),
    );
    expect(await act('huanbao', 'request-extension', later)).toEqual(['ducha: 【申请延期】碧道建设：请审批']);
    expect(await act('ducha', 'approve-extension', { dueDate: '2022-07-29' })).toEqual([
      'chengjian: 【同意延期】碧道建设',
      ...lead('【同意延期】碧道建设：请按新时限办理'),
      'leader: 【同意延期】碧道建设',
    ]);
    expect(await act('ducha', 'change-due-date', { dueDate: '2022-08-10', reason: '市里调整' })).toEqual([
      'chengjian: 【调整时限】碧道建设',
      ...lead('【调整时限】碧道建设：请按新时限办理'),
      'leader: 【调整时限】碧道建设',
    ]);
  });

  it('what holds it up', async () => {
    const actor = await site.actor('huanbao');
    const blocker = await site.get(BlockersService).raiseNow({ projectId, kind: 'land', text: '用地指标未落实' }, actor);
    expect(await told()).toEqual(['ducha: 【提出难点】碧道建设：请交办', 'leader: 【提出难点】碧道建设：请交办']);
    const move = async (login: string, transition: 'assign' | 'resolve', details: object): Promise<string[]> => {
      const command = { blockerId: blocker.id, transition, actor: await site.actor(login), expectedVersion: null, ...details };
      await site.get(BlockersService).perform(command);
      return told();
    };
    const departmentId = await site.departmentId('cjj');
    expect(await move('leader', 'assign', { departmentId, dueDate: '2022-03-01' })).toEqual([
      'chengjian: 【难点交办】碧道建设：请按时解决',
      ...lead('【难点交办】碧道建设'),
    ]);
    expect(await move('chengjian', 'resolve', { text: '指标已下达' })).toEqual([
      'ducha: 【难点解决】碧道建设',
      ...lead('【难点解决】碧道建设'),
      'leader: 【难点解决】碧道建设',
    ]);
  });

  it('the end, and the way back', async () => {
    expect(await act('huanbao', 'request-completion', { text: '已建成' })).toEqual(['ducha: 【申请办结】碧道建设：请审核']);
    expect(await act('ducha', 'return', { reason: '未验收' })).toEqual(lead('【退回办结申请】碧道建设：请继续办理'));
    expect(await act('huanbao', 'request-completion', { text: '已验收' })).toEqual(['ducha: 【申请办结】碧道建设：请审核']);
    const all = (title: string, asked = ''): string[] => [`chengjian: ${title}`, ...lead(title + asked), `leader: ${title}`];
    expect(await act('ducha', 'close')).toEqual(all('【办结】碧道建设'));
    expect(await act('ducha', 'reopen', { reason: '复查不合格' })).toEqual(all('【重新办理】碧道建设', '：请继续办理'));
    expect(await act('ducha', 'excuse', { reason: '汛期停工' })).toEqual([
      ...lead('【容错免责】碧道建设'),
      'leader: 【容错免责】碧道建设',
    ]);
    expect(await act('ducha', 'suspend', { reason: '等待上级' })).toEqual(all('【中止】碧道建设'));
    expect(await act('ducha', 'resume')).toEqual(all('【恢复】碧道建设', '：请继续办理'));
  });

  it('another department, and none', async () => {
    projectId = await site.project({ text: '启动公园建设', dueDate: '2022-06-30' });
    await told();
    expect(await act('huanbao', 'object', { reason: '不属本单位职责' })).toEqual(['ducha: 【提出异议】公园建设：请驳回或改派']);
    const leadDepartmentId = await site.departmentId('cjj');
    expect(await act('ducha', 'reassign', { leadDepartmentId, reason: '职责调整' })).toEqual([
      'chengjian: 【交办】公园建设（牵头，时限 2022-06-30）',
      ...lead('【改派】公园建设'),
      'leader: 【改派】公园建设',
    ]);
    const [cooperatingDepartmentId] = [await site.departmentId('sthj')];
    expect(
      await act('ducha', 'change-cooperation', { cooperatingDepartmentIds: [cooperatingDepartmentId], reason: '协助' }),
    ).toEqual(['chengjian: 【调整配合单位】公园建设', ...lead('【交办】公园建设（配合，时限 2022-06-30）')]);
    expect(await act('ducha', 'cancel', { reason: '并入碧道' })).toEqual([
      'chengjian: 【撤销】公园建设',
      ...lead('【撤销】公园建设'),
      'leader: 【撤销】公园建设',
    ]);
  });

  it('a call, and a deputy', async () => {
    const calls = site.get(CallInsService);
    const departmentIds = [await site.departmentId('sthj')];
    const call = await calls.raiseNow(
      { matter: '道路积水', dueDate: '2022-01-20', departmentIds },
      await site.actor('chengjian'),
    );
    expect(await told()).toEqual(lead('【吹哨】道路积水：请签收并按时答复'));
    const move = async (login: string, transition: 'sign' | 'answer' | 'confirm', details: object = {}): Promise<string[]> => {
      await calls.perform({ callInId: call.id, transition, actor: await site.actor(login), expectedVersion: null, ...details });
      return told();
    };
    expect(await move('huanbao', 'sign')).toEqual(['chengjian: 【报到签收】道路积水']);
    expect(await move('huanbao', 'answer', { text: '已抽排' })).toEqual(['chengjian: 【答复】道路积水：请确认评价']);
    expect(await move('chengjian', 'confirm', { rating: 5 })).toEqual(lead('【确认评价】道路积水'));
    const away = await site.actor('huanbao');
    const deputyId = (await site.actor('huanbao-head')).id;
    const days = { from: '2022-03-01', to: '2022-03-04' };
    await site.get(DelegationsService).delegate(away, { personId: away.id, deputyId, ...days, reason: '出差' });
    expect(await told()).toEqual(['huanbao-head: 【设置代理】环保经办 2022-03-01 — 2022-03-04：代理期间的消息将发给您']);
  });

  it('many at once: one message a person, with the list', async () => {
    const leadDepartmentId = await site.departmentId('sthj');
    const rows = Array.from({ length: 150 }, (_, n) => ({
      origin: 'direct' as const,
      title: `第${n + 1}项任务`,
      dueDate: '2022-12-30',
      leadDepartmentId,
    }));
    await site.get(ProjectsService).registerAll(rows, await site.actor('ducha'));
    expect(await told()).toEqual(lead('【交办】150 项任务'));
    const noticed = await site.database.query('SELECT 1 FROM project_notice WHERE department_id = $1', [leadDepartmentId]);
    expect(noticed.length).toBeGreaterThanOrEqual(150);
  });

  it('of a confidential task only those who may know of it are told', async () => {
    const leader = await site.actor('leader');
    const title = `保密事项 ${newId()}`;
    const row = { origin: 'direct' as const, title, dueDate: '2022-12-30', leadDepartmentId: await site.departmentId('sthj') };
    await site
      .get(ProjectsService)
      .registerAll([{ ...row, confidential: true, readerIds: [leader.id] }], await site.actor('ducha'));
    expect((await told()).filter((line) => line.includes('保密事项') && !line.startsWith('leader'))).toEqual([]);
    site.clock.moveTo(instantAt('2022-01-18', '10:00'));
  });
});

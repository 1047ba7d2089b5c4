import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BlockersService, CallInsService, InstructionsService } from '#coordination';
import { readHistory } from '#outbox';
import { type ProjectTransition, ProjectsService, type TransitionCommand } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenNoDigest, givenSite, type Site } from '../../../../test/setup/given.js';
import { DepartmentDaysChangeService } from '../department-days/department-days-change.service.js';
import { playPeriod } from '../dispatch/play-period.js';
import { RemindersDispatcher } from '../dispatch/reminders-dispatcher.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});
afterEach(() => site.close());

const play = (date: string, time = '10:00'): Promise<void> =>
  playPeriod({ clock: site.clock, dispatcher: site.get(RemindersDispatcher) }, instantAt(date, time));

async function transition(
  login: string,
  projectId: string,
  name: ProjectTransition,
  details: Partial<TransitionCommand> = {},
): Promise<void> {
  const command = { projectId, transition: name, actor: await site.actor(login), expectedVersion: null, ...details };
  await site.get(ProjectsService).perform(command);
}

/** A project of 生态环境分局 with which 城市建设局 helps. */
const helped = async (): Promise<string> => site.project({ cooperatingDepartmentIds: [await site.departmentId('cjj')] });

/** Steps on record, as `day track step`, of tracks that begin so. */
async function onRecord(track: string): Promise<string[]> {
  const rows = await site.database.query<{ step: string }>(
    `SELECT to_char(recorded_at, 'MM-DD') || ' ' || step_key AS step FROM reminder WHERE track LIKE $1 ORDER BY recorded_at, step_key`,
    [`${track}%`],
  );
  return rows.map(({ step }) => step);
}

/** Who got what kind of step, as `day login: title`. */
async function sent(track: string): Promise<string[]> {
  const rows = await site.database.query<{ line: string }>(
    `SELECT to_char(d.created_at, 'MM-DD') || ' ' || p.login || ': ' || (d.content->>'title') AS line FROM delivery d
     JOIN person p ON p.id = d.recipient_id JOIN reminder r ON r.id = d.source_id
     WHERE d.channel = 'inbox' AND r.track LIKE $1 ORDER BY d.created_at, p.login`,
    [`${track}%`],
  );
  return rows.map(({ line }) => line);
}

describe('a department that helps', () => {
  beforeEach(() => givenNoDigest(site));

  it('is chased to sign, by its own name, then to report on its part, until it does', async () => {
    const projectId = await helped();
    await transition('huanbao', projectId, 'acknowledge');
    await play('2022-01-20');
    expect(await onRecord('helper-')).toEqual(['01-18 helper-unsigned-1wd', '01-20 helper-unsigned-3wd']);
    expect(await sent('helper-')).toEqual([
      '01-18 chengjian: 【催办】碧道建设（还有 150 天）',
      // The department has no head: the supervisors, whom the step means too, are told.
      '01-20 ducha: 【催办】碧道建设（还有 148 天）',
    ]);
    await transition('chengjian', projectId, 'acknowledge-cooperation');
    await play('2022-03-10');
    // Reports are owed by the 28th; from the fifth workday after it the silence is chased.
    expect(await onRecord('helper-report')).toEqual(['03-07 helper-silent-5wd']);
    await transition('chengjian', projectId, 'report-cooperation', { text: '已移交图纸' });
    await play('2022-04-10');
    expect(await onRecord('helper-report')).toEqual(['03-07 helper-silent-5wd', '04-02 helper-silent-5wd']);
    const { data } = (await readHistory(site.database, projectId)).find(({ data: { track } }) => track === 'helper-report')!;
    expect(data).toMatchObject({ department: '城市建设局', departmentId: await site.departmentId('cjj') });
  });

  it('hears of the due date, and no more once the work is under review', async () => {
    const projectId = await helped();
    await transition('huanbao', projectId, 'acknowledge');
    await transition('chengjian', projectId, 'acknowledge-cooperation');
    await play('2022-06-15');
    expect(await onRecord('helper-deadline')).toEqual(['06-10 helper-before-7d']);
    await transition('huanbao', projectId, 'request-completion', { text: '已建成' });
    await play('2022-06-30');
    expect(await onRecord('helper-deadline')).toEqual(['06-10 helper-before-7d']);
    await transition('ducha', projectId, 'return', { reason: '未验收' });
    await play('2022-07-01');
    expect(await onRecord('helper-')).not.toContain('06-20 helper-after-1wd');
  });

  it('that helps no more is left alone, and one that comes again signs anew', async () => {
    const projectId = await helped();
    const cooperatingDepartmentIds = [await site.departmentId('cjj')];
    await transition('ducha', projectId, 'change-cooperation', { cooperatingDepartmentIds: [], reason: '不需配合' });
    await play('2022-01-19');
    expect(await onRecord('helper-')).toEqual([]);
    await transition('ducha', projectId, 'change-cooperation', { cooperatingDepartmentIds, reason: '需要配合' });
    await play('2022-01-20');
    expect(await onRecord('helper-')).toEqual(['01-20 helper-unsigned-1wd']);
  });

  it('counts by its own days', async () => {
    const departmentId = await site.departmentId('cjj');
    await helped();
    const days = { departmentId, from: '2022-01-18', to: '2022-01-19', set: { working: false, reason: '部门休假' } };
    const { steps } = await site.get(DepartmentDaysChangeService).change({ ...days, actor: await site.actor('ducha') });
    expect(steps).toBe(1);
    await play('2022-01-20');
    expect(await onRecord('helper-')).toEqual(['01-20 helper-unsigned-1wd']);
  });
});

describe('a blocker', () => {
  beforeEach(() => givenNoDigest(site));

  it('is chased at those who coordinate until somebody has it, then at that one until it is resolved', async () => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    const blockers = site.get(BlockersService);
    const raised = { projectId, kind: 'land', text: '用地指标未落实' } as const;
    const { id: blockerId } = await blockers.raiseNow(raised, await site.actor('huanbao'));
    await play('2022-01-20');
    expect(await sent('blocker-')).toEqual([
      '01-19 ducha: 【提醒】用地指标未落实（还有 28 天）',
      '01-19 leader: 【提醒】用地指标未落实（还有 28 天）',
    ]);
    const departmentId = await site.departmentId('cjj');
    const move = async (login: string, name: 'assign' | 'resolve', details: object): Promise<unknown> =>
      blockers.perform({ blockerId, transition: name, actor: await site.actor(login), expectedVersion: null, ...details });
    await move('leader', 'assign', { departmentId, dueDate: '2022-01-26' });
    await play('2022-01-27');
    expect((await sent('blocker-resolution')).map((line) => line.slice(0, 15))).toEqual(['01-25 chengjian', '01-27 chengjian']);
    await move('chengjian', 'resolve', { text: '指标已下达' });
    await play('2022-02-28');
    expect(await onRecord('blocker-resolution')).toEqual(['01-25 blocker-before-1d', '01-27 blocker-after-1wd']);
    const history = await readHistory(site.database, projectId);
    expect(history.filter(({ data }) => data['blockerId'] === blockerId && 'reminderId' in data)).toHaveLength(3);
  });

  it('that was given to a person is chased at that person', async () => {
    const projectId = await site.project();
    await transition('huanbao', projectId, 'acknowledge');
    const blockers = site.get(BlockersService);
    const { id: blockerId } = await blockers.raiseNow(
      { projectId, kind: 'funds', text: '资金未到位' },
      await site.actor('huanbao'),
    );
    const personId = (await site.actor('chengjian')).id;
    const assign = { blockerId, transition: 'assign', actor: await site.actor('ducha'), expectedVersion: null } as const;
    await blockers.perform({ ...assign, personId, dueDate: '2022-01-19' });
    await play('2022-01-20');
    expect((await sent('blocker-')).map((line) => line.slice(0, 15))).toEqual(['01-18 chengjian', '01-20 chengjian']);
  });
});

describe('an instruction of a leader with an answer by a day', () => {
  beforeEach(() => givenNoDigest(site));

  const instruct = async (projectId: string, answerBy?: string): Promise<string> => {
    const instruction = { projectId, text: '请抓紧推进', ...(answerBy ? { answerBy } : {}) };
    return (await site.get(InstructionsService).give(instruction, await site.actor('leader'))).id;
  };

  it('is chased at the lead department before and after its day, from the third day on with the supervisors, until it is answered', async () => {
    const projectId = await site.project();
    const id = await instruct(projectId, '2022-01-20');
    await transition('huanbao', projectId, 'acknowledge');
    await play('2022-01-25');
    expect(await sent('instruction-')).toEqual([
      '01-19 huanbao: 【提醒】碧道建设（还有 1 天）',
      '01-19 huanbao-head: 【提醒】碧道建设（还有 1 天）',
      '01-21 huanbao: 【催办】碧道建设（已逾期 1 天）',
      '01-21 huanbao-head: 【催办】碧道建设（已逾期 1 天）',
      '01-25 ducha: 【督办（黄）】碧道建设（已逾期 5 天）',
      '01-25 huanbao: 【督办（黄）】碧道建设（已逾期 5 天）',
      '01-25 huanbao-head: 【督办（黄）】碧道建设（已逾期 5 天）',
    ]);
    const linked = await site.database.query<{ tab: string | null }>(
      `SELECT substring(content::text FROM '/projects/' || $1 || '([?]tab=[a-z]+)') AS tab FROM delivery
       WHERE source_id IN (SELECT id FROM reminder WHERE track = 'instruction-answer')`,
      [projectId],
    );
    expect(new Set(linked.map(({ tab }) => tab))).toEqual(new Set(['?tab=instructions']));
    await site.get(InstructionsService).answer({ id, text: '已完成施工招标' }, await site.actor('huanbao'));
    await play('2022-02-28');
    expect(await onRecord('instruction-')).toHaveLength(3);
    const chased = (await readHistory(site.database, projectId)).filter(({ data: { track } }) => track === 'instruction-answer');
    expect(chased.map(({ type, data }) => [type, data['instructionId']])).toEqual([
      ['project.reminded', id],
      ['project.escalated', id],
      ['project.escalated', id],
    ]);
  });

  it('is left alone where no answer is asked for, while the project rests, and once it is closed', async () => {
    await instruct(await site.project());
    const projectId = await site.project({ text: '改造路灯' });
    await instruct(projectId, '2022-01-20');
    await transition('ducha', projectId, 'suspend', { reason: '等待用地批复' });
    await play('2022-01-25');
    expect(await onRecord('instruction-')).toEqual([]);
    await transition('ducha', projectId, 'resume');
    await play('2022-02-11');
    expect((await onRecord('instruction-'))[0]).toMatch(/^01-30 instruction-after-3wd/);
  });
});

describe('a call', () => {
  it('is chased at each department that has not signed, then at each that has not answered; supervisors hear from the third day on', async () => {
    await givenNoDigest(site);
    const calls = site.get(CallInsService);
    const departmentIds = [await site.departmentId('cjj'), await site.departmentId('sthj')];
    const call = { matter: '道路积水', dueDate: '2022-01-21', departmentIds };
    const { id: callInId } = await calls.raiseNow(call, await site.actor('ducha'));
    const move = async (login: string, name: 'sign' | 'answer', details: object = {}): Promise<unknown> =>
      calls.perform({ callInId, transition: name, actor: await site.actor(login), expectedVersion: null, ...details });
    await move('huanbao', 'sign');
    await play('2022-01-19');
    expect(await sent('call-in-')).toEqual(['01-19 chengjian: 【催办】道路积水（还有 2 天）']);
    await move('huanbao', 'answer', { text: '已抽排' });
    await move('chengjian', 'sign');
    await play('2022-01-26');
    expect(await sent('call-in-answer')).toEqual([
      '01-20 chengjian: 【提醒】道路积水（还有 1 天）',
      '01-24 chengjian: 【催办】道路积水（已逾期 3 天）',
      '01-26 chengjian: 【督办（黄）】道路积水（已逾期 5 天）',
      '01-26 ducha: 【督办（黄）】道路积水（已逾期 5 天）',
    ]);
    await move('chengjian', 'answer', { text: '已疏通' });
    await play('2022-03-01');
    expect(await sent('call-in-answer')).toHaveLength(4);
    const types = (await readHistory(site.database, callInId)).map(({ type }) => type);
    expect(types.filter((type) => /reminded|escalated/.test(type))).toEqual([
      'call_in.escalated',
      'call_in.reminded',
      'call_in.escalated',
      'call_in.escalated',
    ]);
  });

  it('stands in the message of the morning with its project-less page, and leaves it once it is answered', async () => {
    const calls = site.get(CallInsService);
    const departmentIds = [await site.departmentId('cjj')];
    const { id } = await calls.raiseNow({ matter: '道路积水', dueDate: '2022-01-25', departmentIds }, await site.actor('ducha'));
    await play('2022-01-19', '09:30');
    const digests = await site.database.query<{ title: string; body: string }>(
      `SELECT content->>'title' AS title, content->>'opening' AS body FROM delivery WHERE content->>'kind' = 'digest'`,
    );
    expect(digests.map(({ title }) => title)).toEqual(['【每日汇总】道路积水（还有 6 天）']);
    expect(digests[0]?.body).toContain(`/coordination?id=${id}`);
    expect(digests[0]?.body).toContain('请签收');
  });
});

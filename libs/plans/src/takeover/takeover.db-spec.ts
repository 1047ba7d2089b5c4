import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLedger } from '#ledger';
import { readHistory } from '#outbox';
import { readProject } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { type Takeover, type TakeoverOptions, TakeoverService } from './takeover.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  site.clock.moveTo(instantAt('2022-10-10', '09:00'));
});

afterEach(() => site.close());

const HEADER =
  '序号,工作任务,牵头单位,配合单位,分管领导,完成时限,延期后时限,办理状态,完成进度,进展情况,存在问题,督办单号,责任人,联系电话';

interface Row {
  task: string;
  lead?: string;
  helpers?: string;
  due?: string;
  extended?: string;
  state?: string;
  percent?: string;
  progress?: string;
  problems?: string;
  slip?: string;
}

function csv(rows: readonly Row[]): Uint8Array {
  const line = (row: Row, index: number): string =>
    [
      index + 1,
      row.task,
      row.lead ?? '生态环境局',
      row.helpers ?? '',
      '分管领导',
      row.due ?? '12月底前',
      row.extended ?? '',
      row.state ?? '办理中',
      row.percent ?? '',
      row.progress ?? '',
      row.problems ?? '',
      row.slip ?? '',
      '李四',
      '0769-1234',
    ]
      .map((cell) => `"${cell}"`)
      .join(',');
  return new TextEncoder().encode(['督办事项台账', HEADER, ...rows.map(line)].join('\n'));
}

async function takeOver(rows: readonly Row[], options: TakeoverOptions = {}): Promise<Takeover> {
  return site.get(TakeoverService).takeOver(await site.actor('ducha'), await readLedger(csv(rows)), options);
}

const projects = async (): Promise<number> => (await site.database.query('SELECT 1 FROM project')).length;

describe('an office that moves in on 10 October', () => {
  /** 40 closed, 15 overdue, 10 with several names in a cell, 5 with dates in words, 50 others. */
  const LEDGER: Row[] = [
    ...Array.from({ length: 40 }, (_, n) => ({ task: `完成排污口整治${n + 1}处`, state: '已办结', due: '2022-06-30' })),
    ...Array.from({ length: 15 }, (_, n) => ({ task: `建成水质监测站${n + 1}座`, due: '2022-09-30', percent: '60%' })),
    ...Array.from({ length: 10 }, (_, n) => ({
      task: `改造雨污分流管网${n + 1}公里`,
      lead: '生态环境局、城建局',
      helpers: '城建局\n生态环境局',
    })),
    ...Array.from({ length: 5 }, (_, n) => ({
      task: `巡查河道${n + 1}条`,
      due: ['长期坚持', '持续推进', '四季度', '年底前', '12月中旬'][n] ?? '',
    })),
    ...Array.from({ length: 50 }, (_, n) => ({ task: `栽种树木${n + 1}棵`, percent: '0.3' })),
  ];

  it('has its board right the same minute: one dry run, one import', async () => {
    const dry = await takeOver(LEDGER, { dryRun: true });
    expect([await projects(), dry.counts]).toEqual([0, { rows: 120, taken: 120, refused: 0, alreadyThere: 0 }]);
    const real = await takeOver(LEDGER);
    expect(real.lamps).toEqual(dry.lamps);
    expect(real.lamps).toEqual({ red: 15, yellow: 0, green: 65, off: 40 });
    const states = await site.database.query(`SELECT state, count(*)::int AS n FROM project GROUP BY state ORDER BY state`);
    expect(states).toEqual([
      { state: 'closed', n: 40 },
      { state: 'in_progress', n: 80 },
    ]);
    const helped = await site.database.query(`SELECT DISTINCT project_id FROM project_cooperation`);
    expect(helped).toHaveLength(10);
  });

  it('can send the same ledger again, and nothing is there twice', async () => {
    await takeOver(LEDGER.slice(38, 45));
    const again = await takeOver(LEDGER.slice(38, 45));
    expect([again.counts, await projects()]).toEqual([{ rows: 7, taken: 0, refused: 0, alreadyThere: 7 }, 7]);
  });
});

describe('a row of a kept ledger', () => {
  it('keeps its dates, progress, problems and whatever has no field of its own', async () => {
    const { rows } = await takeOver([
      {
        task: '启动碧道建设',
        due: '2022年6月30日',
        extended: '2022-11-30',
        percent: '75%',
        progress: '主体完工',
        problems: '用地未批',
        slip: '督〔2022〕5号',
      },
    ]);
    const id = rows[0]?.projectId ?? '';
    expect(await readProject(site.database, await site.actor('ducha'), id)).toMatchObject({
      state: 'in_progress',
      percent: 75,
      dueDate: '2022-11-30',
      originalDueDate: '2022-06-30',
      extensions: 1,
    });
    const history = await readHistory(site.database, id);
    expect(history.map(({ type }) => type)).toEqual(['project.registered', 'project.taken_over']);
    expect(history[1]?.data).toMatchObject({
      progress: '主体完工',
      problems: '用地未批',
      kept: { 督办单号: '督〔2022〕5号', 责任人: '李四', 电话: '0769-1234' },
    });
    const [report] = await site.database.query('SELECT percent, text, problems FROM progress_report WHERE project_id = $1', [id]);
    expect(report).toEqual({ percent: 75, text: '主体完工', problems: '用地未批' });
  });

  it('names its people, with their accounts where the lead department has such officers', async () => {
    const ledger = [
      '工作任务,牵头单位,责任领导,责任人,联络员,联系电话,完成时限',
      '启动碧道建设,生态环境局,分管领导,环保经办,李四,0769-22891234,12月底前',
    ];
    const bytes = new TextEncoder().encode(ledger.join('\n'));
    const { rows } = await site.get(TakeoverService).takeOver(await site.actor('ducha'), await readLedger(bytes), {});
    const { people, leader } = await readProject(site.database, await site.actor('ducha'), rows[0]?.projectId ?? '');
    expect(people).toEqual([
      { role: 'responsible-leader', name: '分管领导', phone: null, personId: (await site.actor('leader')).id },
      { role: 'responsible-person', name: '环保经办', phone: null, personId: (await site.actor('huanbao')).id },
      { role: 'liaison', name: '李四', phone: '0769-22891234', personId: null },
    ]);
    expect(leader?.name).toBe('分管领导');
  });

  it('loses no word that could not be understood', async () => {
    const { rows } = await takeOver([{ task: '启动碧道建设', extended: '待定', percent: '过半', helpers: '碧道专班' }]);
    expect(rows[0]?.notes).toContain('“待定”不是日期，没有采用，原文保留。');
    expect(rows[0]?.task?.kept).toMatchObject({ 延期后时限: '待定', 进度: '过半', 配合单位: '碧道专班', 分管领导: '分管领导' });
  });

  it('that is closed is chased no more; one that is not begun waits for its signature', async () => {
    const { rows } = await takeOver([
      { task: '完成排污口整治', state: '已办结', due: '2022-06-30' },
      { task: '建设水质监测站', state: '未启动' },
    ]);
    const tracksOf = async (id: string | null | undefined): Promise<string[]> =>
      (await site.database.query<{ track: string }>('SELECT track FROM due_step WHERE project_id = $1 ORDER BY track', [id])).map(
        ({ track }) => track,
      );
    expect(await tracksOf(rows[0]?.projectId)).toEqual([]);
    expect(await tracksOf(rows[1]?.projectId)).toEqual(['acknowledgement', 'deadline']);
    expect(rows[0]?.notes).toEqual(['没有写办结日期，按 2022-06-30 计。']);
  });

  it('that nobody of the roster leads is refused with its cell, or led by the stand-in department', async () => {
    const ledger = [{ task: '启动碧道建设', lead: '碧道专班' }, { task: '改造路灯', lead: '碧道专班' }, { task: '栽种树木' }];
    await expect(takeOver(ledger)).rejects.toMatchObject({
      code: 'takeover.faulty',
      facts: { unmatchedNames: [{ name: '碧道专班', cells: ['C3', 'C4'] }] },
    });
    expect(await projects()).toBe(0);
    const taken = await takeOver(ledger, { standInDepartmentId: await site.departmentId('cjj') });
    expect(taken.counts).toEqual({ rows: 3, taken: 3, refused: 0, alreadyThere: 0 });
    expect(taken.rows[0]?.task?.kept).toMatchObject({ 牵头单位: '碧道专班' });
    expect((await takeOver([{ task: '清理河道', lead: '碧道专班' }, { task: '修缮公园' }], { skipFaulty: true })).counts).toEqual(
      {
        rows: 2,
        taken: 1,
        refused: 1,
        alreadyThere: 0,
      },
    );
  });

  it('is a matter of supervisors', async () => {
    const ledger = await readLedger(csv([{ task: '启动碧道建设' }]));
    await expect(site.get(TakeoverService).takeOver(await site.actor('huanbao'), ledger)).rejects.toMatchObject({
      code: 'access.denied',
    });
  });
});

describe('who is told of a ledger that was taken over', () => {
  it('the departments of what is still open, and of nothing that was closed before', async () => {
    const closed = Array.from({ length: 3 }, (_, n) => ({
      task: `完成排污口整治${n + 1}处`,
      state: '已办结',
      due: '2022-06-30',
    }));
    await takeOver([...closed, { task: '建成水质监测站1座', due: '2022-12-30' }]);
    const told = await site.database.query<{ content: string }>(
      `SELECT d.content::text AS content FROM delivery d JOIN person p ON p.id = d.recipient_id
       WHERE p.login = 'huanbao' AND d.channel = 'inbox' AND d.content->>'kind' IN ('assignment', 'assignments')`,
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.content).toContain('水质监测站');
    expect(told[0]?.content).not.toContain('排污口');
    const noticed = await site.database.query(
      `SELECT p.state FROM project_notice n JOIN project p ON p.id = n.project_id JOIN department d ON d.id = n.department_id
       WHERE d.code = 'sthj'`,
    );
    expect(noticed).toEqual([{ state: expect.not.stringMatching('closed') as string }]);
  });
});

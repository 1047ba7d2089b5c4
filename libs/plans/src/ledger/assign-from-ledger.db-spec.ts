import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { loadRoster } from '#identity';
import { writeLedger } from '#ledger';
import { parsePlan } from '#plan-text';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { PlansService } from '../plans/plans.service.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { editItem, type Review } from '../items/review-items.js';
import { RegistrationService } from '../registration/registration.service.js';
import type { LedgerAssignment, LedgerOptions } from './assign-from-ledger.js';
import { readLedgerFile } from './ledger-file.js';
import { ledgerOfParsedPlan } from './parsed-plan-ledger.js';
import { LedgerService } from './ledger.service.js';

const SOURCE = '一、生态\n启动碧道建设。\n三季度完成河涌整治。\n二、教育\n新增公办学位3500个。\n建成松山湖第二小学。\n';

let site: Site;
let review: Review;
let planId: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  review = { actor: await site.actor('ducha'), now: site.clock.now() };
  const submission = { source: SOURCE, planYear: 2022, title: '2022年工作要点' };
  ({ planId } = await site.get(PlansService).submit(review.actor, submission));
});

afterEach(() => site.close());

type Work = (sheet: ExcelJS.Worksheet, rows: Record<'碧道' | '河涌' | '学位' | '小学', number>) => void;

/** The bytes of a ledger after somebody filled it in; rows are named by their task. */
async function filledIn(bytes: Buffer, work: Work): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
  const rows = { 碧道: 0, 河涌: 0, 学位: 0, 小学: 0 };
  sheet.eachRow((row, number) => {
    for (const word of ['碧道', '河涌', '学位', '小学'] as const) if (row.getCell(3).text.includes(word)) rows[word] = number;
  });
  work(sheet, rows);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function exported(work: Work = () => undefined): Promise<Buffer> {
  const { ledger, departments } = await site.get(LedgerService).ofPlan(review.actor, planId);
  return filledIn(await writeLedger('xlsx', ledger, { departments }), work);
}

type Assigned = Pick<LedgerAssignment, 'assigned' | 'unchanged' | 'changes' | 'problems'>;

async function assign(bytes: Buffer, options: LedgerOptions = {}): Promise<Assigned> {
  const ledger = await readLedgerFile(bytes);
  const { assigned, unchanged, changes, problems } = await site.get(LedgerService).assign(review.actor, ledger, options);
  return { assigned, unchanged, changes, problems };
}

async function item(word: string): Promise<PlanItem> {
  const all = await site.database.dataSource.manager.findBy(PlanItem, { planId });
  return all.find(({ text }) => text.includes(word)) as PlanItem;
}

const FILL: Work = (sheet, { 碧道, 学位 }) => {
  sheet.getCell(`E${碧道}`).value = '生态环境局';
  sheet.getCell(`F${碧道}`).value = '城建局';
  sheet.getCell(`G${碧道}`).value = '分管领导';
  sheet.getCell(`H${碧道}`).value = new Date('2022-11-30T00:00:00Z');
  sheet.getCell(`E${学位}`).value = '城市建设局';
  sheet.getCell(`H${学位}`).value = '6月底前';
};

describe('a ledger that was filled in', () => {
  it('untouched changes nothing', async () => {
    const before = await site.database.dataSource.manager.findBy(PlanItem, { planId });
    expect(await assign(await exported())).toEqual({ assigned: 0, unchanged: 4, changes: [], problems: [] });
    expect(await site.database.dataSource.manager.findBy(PlanItem, { planId })).toEqual(before);
  });

  it('assigns departments, leader and date, with one event that tells before and after', async () => {
    expect(await assign(await exported(FILL))).toEqual({ assigned: 2, unchanged: 2, changes: expect.any(Array), problems: [] });
    const [sthj, cjj] = [await site.departmentId('sthj'), await site.departmentId('cjj')];
    const leaderId = (await site.actor('leader')).id;
    const assigned = { leadDepartmentId: sthj, cooperatingDepartmentIds: [cjj], leaderId, due: '2022-11-30' };
    expect(await item('碧道')).toMatchObject({ ...assigned, assignedFrom: 'ledger', version: 2 });
    expect(await item('学位')).toMatchObject({ leadDepartmentId: cjj, due: '2022-06-30', version: 2 });
    expect([(await item('碧道')).edited, (await item('河涌')).edited]).toEqual([['due'], []]); // A later version of the plan leaves it.
    expect(await item('河涌')).toMatchObject({ leadDepartmentId: null, due: '2022-09-30', version: 1 });

    const events = (await readHistory(site.database, planId)).filter(({ type }) => type === 'plan.ledger_assigned');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor: { name: '督查员' }, data: { assigned: 2 } });
    const [first] = (events[0]?.data['items'] ?? []) as unknown[];
    expect(first).toEqual({
      itemId: (await item('碧道')).id,
      before: { leadDepartmentId: null, cooperatingDepartmentIds: [], leaderId: null, due: null, people: [] },
      after: { ...assigned, people: [] },
    });
  });

  it('sent a second time changes nothing and is no conflict', async () => {
    const bytes = await exported(FILL);
    await assign(bytes);
    expect(await assign(bytes)).toEqual({ assigned: 0, unchanged: 4, changes: [], problems: [] });
    expect(await item('碧道')).toMatchObject({ version: 2 });
  });

  it('tried first (dry run) says the same and writes nothing', async () => {
    const tried = await assign(await exported(FILL), { dryRun: true });
    expect(tried).toEqual({ assigned: 2, unchanged: 2, changes: expect.any(Array), problems: [] });
    expect(tried.changes.filter(({ task }) => task.includes('碧道'))).toMatchObject([
      { field: 'lead', before: null, after: '生态环境分局' },
      { field: 'cooperating', before: null, after: '城市建设局' },
      { field: 'leader', before: null },
      { field: 'due', before: null, after: '2022-11-30' },
    ]);
    expect(await item('碧道')).toMatchObject({ leadDepartmentId: null, version: 1 });
  });

  it('empties what was emptied in it', async () => {
    await assign(await exported(FILL));
    await assign(
      await exported((sheet, { 碧道 }) =>
        ['E', 'F', 'G', 'H'].forEach((column) => (sheet.getCell(`${column}${碧道}`).value = null)),
      ),
    );
    expect(await item('碧道')).toMatchObject({ leadDepartmentId: null, cooperatingDepartmentIds: [], leaderId: null, due: null });
  });

  it('leaves out each row with a name or date that it does not know, and says where and what may be meant', async () => {
    const bytes = await exported((sheet, { 碧道, 河涌, 学位 }) => {
      sheet.getCell(`E${碧道}`).value = '生态坏境局';
      sheet.getCell(`F${碧道}`).value = '城建局、某公司';
      sheet.getCell(`G${河涌}`).value = '分管领倒';
      sheet.getCell(`H${河涌}`).value = '待汛期结束';
      sheet.getCell(`E${学位}`).value = '城建局';
    });
    const { assigned, problems } = await assign(bytes);
    expect(assigned).toBe(1);
    const sentences = Object.fromEntries(problems.map(({ cell, problem }) => [cell, problem]));
    expect(sentences).toEqual({
      E4: '没有名为“生态坏境局”的部门，是否指“生态环境分局”？',
      F4: '没有名为“某公司”的部门。请更正，或先加入名册。',
      G5: '没有名为“分管领倒”的领导，是否指“分管领导”？',
      H5: '“待汛期结束”读不出日期，请写成 2022-09-30、9月底前 或 三季度。',
    });
    expect(await item('碧道')).toMatchObject({ leadDepartmentId: null, cooperatingDepartmentIds: [], version: 1 });
    expect(await item('学位')).toMatchObject({ leadDepartmentId: await site.departmentId('cjj') });
  });

  it('reports a changed text, and takes the rest of the row', async () => {
    const bytes = await exported((sheet, rows) => {
      FILL(sheet, rows);
      sheet.getCell(`C${rows['碧道']}`).value = '启动碧道和绿道建设';
    });
    const { assigned, problems } = await assign(bytes);
    expect([assigned, problems.map(({ cell, value }) => [cell, value])]).toEqual([2, [['C4', '启动碧道和绿道建设']]]);
    expect(await item('碧道')).toMatchObject({ text: '启动碧道建设', leadDepartmentId: await site.departmentId('sthj') });
  });

  it('overwrites nothing that was changed after the export', async () => {
    const bytes = await exported(FILL);
    const { id } = await item('碧道');
    await site.database.transaction((tx) => editItem(tx, id, { due: '2022-05-31' }, 1, review));
    const { assigned, unchanged, problems } = await assign(bytes);
    expect([assigned, unchanged, problems.map(({ cell }) => cell)]).toEqual([1, 2, ['C4']]);
    expect(problems[0]?.problem).toContain('导出时是第 1 版，现在是第 2 版');
    expect(await item('碧道')).toMatchObject({ due: '2022-05-31', leadDepartmentId: null });
  });

  it('that lay around only brings what was written into it', async () => {
    const untouched = await exported();
    await assign(await exported(FILL));
    expect(await assign(untouched)).toEqual({ assigned: 0, unchanged: 4, changes: [], problems: [] });
  });

  it('leaves registered items to their projects', async () => {
    const { id: itemId } = await item('碧道');
    const [policy] = await site.database.query<{ id: string }>('SELECT id FROM policy LIMIT 1');
    const registration = {
      itemId,
      leadDepartmentId: await site.departmentId('sthj'),
      policyId: policy?.id ?? '',
    };
    await site.get(RegistrationService).register(review.actor, [registration]);
    expect(await assign(await exported())).toMatchObject({ unchanged: 4, problems: [] });
    const bytes = await exported((sheet, { 碧道 }) => (sheet.getCell(`E${碧道}`).value = '城建局'));
    expect(await assign(bytes)).toMatchObject({
      assigned: 0,
      problems: [{ cell: 'C4', problem: expect.stringContaining('已经立项') as string }],
    });
  });

  it('names the rows that are none of the plan, or come twice', async () => {
    const bytes = await exported((sheet, { 碧道, 小学 }) => {
      sheet.getCell(`C${小学 + 2}`).value = '建设会展中心';
      sheet.getCell(`C${小学 + 3}`).value = '启动碧道建设';
      sheet.getCell(`J${小学 + 3}`).value = sheet.getCell(`J${碧道}`).value;
    });
    const { problems } = await assign(bytes);
    expect(problems).toEqual([
      { cell: 'C9', value: '建设会展中心', problem: expect.stringContaining('没有文字相同的事项') as string },
      { cell: 'C10', value: '启动碧道建设', problem: '与第 4 行是同一个事项，只采用了第 4 行。' },
    ]);
  });

  it('of another plan is refused whole', async () => {
    const other = await site.draftItem();
    const { planId: otherPlan } = await site.database.dataSource.manager.findOneByOrFail(PlanItem, { id: other });
    await expect(assign(await exported(FILL), { planId: otherPlan })).rejects.toMatchObject({ code: 'ledger.other-plan' });
  });

  it('is for supervisors only', async () => {
    const bytes = await exported(FILL);
    review = { ...review, actor: await site.actor('huanbao') };
    await expect(assign(bytes)).rejects.toMatchObject({ code: 'access.denied' });
  });
});

describe('a ledger that was extracted before the document was imported', () => {
  const extracted = async (source: string, work: Work): Promise<Buffer> =>
    filledIn(await writeLedger('xlsx', ledgerOfParsedPlan(parsePlan(source, { planYear: 2022 }), '要点', source)), work);

  it('finds its plan by the text, and its items by their place in it', async () => {
    const bytes = await extracted(SOURCE, (sheet, rows) => {
      FILL(sheet, rows);
      sheet.getCell(`C${rows['碧道']}`).value = '启动碧道建设（一期）';
    });
    const { assigned, problems } = await assign(bytes);
    expect([assigned, problems.length]).toEqual([2, 1]);
    expect(await item('碧道')).toMatchObject({ due: '2022-11-30', assignedFrom: 'ledger' });
  });

  it('of a text that differs is matched word by word, once the plan is named', async () => {
    const bytes = await extracted(`前言。\n${SOURCE}`, FILL);
    await expect(assign(bytes)).rejects.toMatchObject({ code: 'ledger.plan-unknown' });
    expect(await assign(bytes, { planId })).toEqual({ assigned: 2, unchanged: 2, changes: expect.any(Array), problems: [] });
  });
});

describe('random assignments', () => {
  it('written into the cells come back as they were', async () => {
    const people = [{ login: 'l2', name: '王建国', role: 'leader' as const }];
    await site.database.transaction((tx) => loadRoster(tx, { departments: [], people }, review.now));
    const [sthj, cjj] = [await site.departmentId('sthj'), await site.departmentId('cjj')];
    const leads = [null, ['生态环境分局', sthj], ['城建 局', cjj]] as const;
    const dates = [null, ['2022-03-05', '2022-03-05'], ['2022年二季度', '2022-06-30'], ['2022/7/1', '2022-07-01']] as const;
    for (let round = 0; round < 12; round += 1) {
      const lead = leads[round % 3] ?? null;
      const date = dates[round % 4] ?? null;
      const bytes = await exported((sheet, { 小学 }) => {
        sheet.getCell(`E${小学}`).value = lead?.[0] ?? null;
        sheet.getCell(`F${小学}`).value = round % 2 ? '生态环境局\n城建局' : null;
        sheet.getCell(`G${小学}`).value = round % 5 ? '王建国' : null;
        sheet.getCell(`H${小学}`).value = date?.[0] ?? null;
      });
      expect((await assign(bytes)).problems, `round ${round}`).toEqual([]);
      const { leadDepartmentId, cooperatingDepartmentIds, leaderId, due } = await item('小学');
      expect({ lead: leadDepartmentId, due, isLed: leaderId !== null }, `round ${round}`).toEqual({
        lead: lead?.[1] ?? null,
        due: date?.[1] ?? null,
        isLed: round % 5 !== 0,
      });
      const helping = round % 2 ? [sthj, cjj].filter((id) => id !== lead?.[1]) : [];
      expect(cooperatingDepartmentIds.toSorted(), `round ${round}`).toEqual(helping.toSorted());
    }
  });
});

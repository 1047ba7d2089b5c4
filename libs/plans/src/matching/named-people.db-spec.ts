import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Actor } from '#identity';
import { readLedger, writeLedger } from '#ledger';
import { ProjectsService, readProject } from '#projects';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { readPlanFile } from '../documents/plan-file.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import type { LedgerOptions } from '../ledger/assign-from-ledger.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PlansService } from '../plans/plans.service.js';
import { RegistrationService } from '../registration/registration.service.js';

let site: Site;
let supervisor: Actor;
let planId: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  supervisor = await site.actor('ducha');
  const source = '一、生态\n启动碧道建设。\n二、教育\n新增公办学位3500个。\n';
  ({ planId } = await site.get(PlansService).submit(supervisor, { source, planYear: 2022 }));
});

afterEach(() => site.close());

/** A ledger to which an office has added columns for people. */
const FILLED_IN = [
  '工作任务,牵头单位,责任领导,责任人,联络员,联系电话',
  '启动碧道建设,生态环境局,分管领导,环保经办,李四,0769-22891234',
];

async function assign(lines: readonly string[], options: LedgerOptions = {}): ReturnType<LedgerService['assign']> {
  const ledger = await readLedger(new TextEncoder().encode(lines.join('\n')));
  return site.get(LedgerService).assign(supervisor, ledger, { planId, ...options });
}

async function registered(): Promise<string> {
  const items = await site.database.manager.findBy(PlanItem, { planId });
  const itemId = items.find(({ text }) => text.includes('碧道'))?.id ?? '';
  const [answer] = await site.get(RegistrationService).register(supervisor, [{ itemId }]);
  return answer?.projectId ?? '';
}

it('the people in the columns of a ledger are those of the item, then of its project, each with the account that fits', async () => {
  const dry = await assign(FILLED_IN, { dryRun: true });
  expect(dry.changes.map(({ field, after }) => [field, after])).toEqual([
    ['lead', '生态环境分局'],
    ['leader', '分管领导'],
    ['responsibleLeader', '分管领导'],
    ['person', '环保经办'],
    ['contact', '李四（0769-22891234）'],
  ]);
  expect((await assign(FILLED_IN)).assigned).toBe(1);
  expect((await assign(FILLED_IN)).unchanged).toBe(1);
  const { people } = await readProject(site.database, supervisor, await registered());
  expect(people.map(({ role, name, phone, personId }) => [role, name, phone, personId !== null])).toEqual([
    ['responsible-leader', '分管领导', null, true],
    ['responsible-person', '环保经办', null, true],
    ['liaison', '李四', '0769-22891234', false],
  ]);
});

it('a ledger shows the people of a project in columns of their own; nobody is named where there are none', async () => {
  const titlesOf = async (): Promise<string> => {
    const { ledger } = await site.get(LedgerService).ofPlan(supervisor, planId);
    return String(await writeLedger('csv', ledger));
  };
  expect(await titlesOf()).not.toContain('联络员');
  await assign(FILLED_IN);
  const projectId = await registered();
  await site.database.query(`UPDATE person SET phone = '0769-22890000' WHERE login = 'huanbao'`);
  expect(await titlesOf()).toContain('环保经办（0769-22890000）,李四（0769-22891234）');
  const none = { projectId, transition: 'name-people', people: [], actor: supervisor, expectedVersion: null } as const;
  await site.get(ProjectsService).perform(none);
  expect(await titlesOf()).not.toContain('李四');
});

it('the people in the columns of a plan of its own are those of the item, then of its project', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('任务分解表');
  sheet.addRow(['2022年河湖整治任务分解表']);
  sheet.mergeCells('A1:H1');
  sheet.addRow(['序号', '工作任务', '牵头单位', '责任领导', '责任人', '联络人', '联系电话', '完成时限']);
  sheet.addRow([1, '启动碧道建设', '生态环境分局', '分管领导', '环保经办、王五', '李四', '0769-22891234', '9月底']);
  sheet.addRow([2, '完成河涌整治20公里', '生态环境分局', '', '赵六（13800000001）', '', '', '6月底']);
  sheet.addRow([3, '1.完成清淤\n2.完成绿化', '生态环境分局', '', '钱七\n孙八', '', '', '12月底']);
  const file = await readPlanFile(Buffer.from(await workbook.xlsx.writeBuffer()), '任务分解表.xlsx');
  ({ planId } = await site.get(PlansService).submit(supervisor, file));
  const items = await site.database.manager.find(PlanItem, { where: { planId }, order: { spanStart: 'ASC' } });
  const named = (people: PlanItem['people']): string[] =>
    people.map(({ role, name, phone }) => [role, name, ...(phone ? [phone] : [])].join(' '));
  expect(items.map(({ text, people }) => [text, ...named(people)])).toEqual([
    [
      '启动碧道建设',
      'responsible-leader 分管领导',
      'responsible-person 环保经办',
      'responsible-person 王五',
      'liaison 李四 0769-22891234',
    ],
    ['完成河涌整治20公里', 'responsible-person 赵六 13800000001'],
    ['完成清淤', 'responsible-person 钱七'],
    ['完成绿化', 'responsible-person 孙八'],
  ]);
  const { people } = await readProject(site.database, supervisor, await registered());
  expect(people.map(({ name, personId }) => [name, personId !== null])).toEqual([
    ['分管领导', true],
    ['环保经办', true],
    ['王五', false],
    ['李四', false],
  ]);
  expect(items[0]?.leaderId).toBe(people[0]?.personId);
});

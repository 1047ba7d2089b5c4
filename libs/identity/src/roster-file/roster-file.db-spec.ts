import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { Database, newId } from '#platform';
import { moduleForThisTest } from '../../../../test/setup/module.js';
import type { Actor } from '../access/actor.js';
import { DepartmentGroup } from '../departments/department-group.entity.js';
import { DepartmentLeader } from '../departments/department-leader.entity.js';
import { Department } from '../departments/department.entity.js';
import { IdentityModule } from '../identity.module.js';
import { PersonAddress } from '../people/person-address.entity.js';
import { Person } from '../people/person.entity.js';
import { type RosterFileOptions, type RosterFileOutcome, RosterFileService } from './roster-file.service.js';

const ADMIN: Actor = { id: newId(), name: '管理员', kind: 'person', role: 'admin', departmentId: null };

let rosters: RosterFileService;
let database: Database;

beforeEach(async () => {
  const module = await moduleForThisTest([IdentityModule]);
  rosters = module.get(RosterFileService, { strict: false });
  database = module.get(Database, { strict: false });
});

type Rows = Record<'单位' | '人员' | '单位组', string[][]>;

const DEPARTMENTS = [
  ['生态环境分局', '生态环境局', '环保局、环保分局', '河涌、碧道', '陈副主任（碧道、河涌）', 'sthj'],
  ['城市建设局', '', '', '道路、公园', '', ''],
];
const PEOPLE = [
  ['陈副主任', '领导', '', '副主任', '', '', '', '', '', '', '', 'chen'],
  ['李经办', '', '环保局', '科员', '否', '13800000001', '0769-1', 'li@example.invalid', 'li.wx', '', '', ''],
  ['王局长', '经办人', '城市建设局', '局长', '是', '13800000002', '', '', '', '', '', 'wang'],
];
const GROUPS = [['各成员单位', '', '环保局、城市建设局']];

/** The template, filled in. */
async function filled({ 单位 = DEPARTMENTS, 人员 = PEOPLE, 单位组 = GROUPS }: Partial<Rows> = {}): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await rosters.write(ADMIN, { empty: true })) as unknown as ExcelJS.Buffer);
  for (const [name, rows] of Object.entries({ 单位, 人员, 单位组 }))
    rows.forEach((row, at) =>
      row.forEach((text, column) => (workbook.getWorksheet(name)!.getCell(at + 3, column + 1).value = text)),
    );
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function load(rows: Partial<Rows> = {}, options: RosterFileOptions = {}): Promise<RosterFileOutcome> {
  return rosters.load(ADMIN, await filled(rows), options);
}

const departmentNamed = (name: string): Promise<Department> => database.manager.findOneByOrFail(Department, { name });
const NONE = { new: 0, changed: 0, unchanged: 0, faulty: 0 };

describe('a roster in the template', () => {
  it('becomes departments with leaders, people with addresses, and groups; the same again changes nothing', async () => {
    const dry = await load({}, { dryRun: true });
    expect(dry).toMatchObject({
      departments: { ...NONE, new: 2 },
      people: { ...NONE, new: 3 },
      groups: { ...NONE, new: 1 },
      problems: [],
    });
    expect(await database.manager.count(Department)).toBe(0);

    const { passwords } = await load({}, { passwords: true });
    expect(passwords.map(({ login }) => login)).toEqual(['chen', '13800000001', 'wang']);
    const [environment, building] = [await departmentNamed('生态环境分局'), await departmentNamed('城市建设局')];
    const leader = await database.manager.findOneByOrFail(Person, { login: 'chen' });
    expect(environment).toMatchObject({ code: 'sthj', aliases: ['环保局', '环保分局'] });
    const leaders = await database.manager.findBy(DepartmentLeader, { departmentId: environment.id });
    expect(leaders).toMatchObject([{ personId: leader.id, fields: ['碧道', '河涌'] }]);
    expect(building).toMatchObject({ shortName: '城市建设局', code: expect.stringMatching(/^bm\d+$/) as string });
    const officer = await database.manager.findOneByOrFail(Person, { name: '李经办' });
    expect(officer).toMatchObject({ role: 'officer', departmentId: environment.id, post: '科员', mustChangePassword: true });
    const addresses = await database.manager.findBy(PersonAddress, { personId: officer.id });
    expect(addresses.map(({ kind, address }) => [kind, address]).sort()).toEqual([
      ['mobile', '13800000001'],
      ['wecom', 'li.wx'],
    ]);
    const [group] = await database.manager.find(DepartmentGroup);
    expect(group?.departmentIds.toSorted()).toEqual([environment.id, building.id].toSorted());

    const again = await load();
    expect(again).toMatchObject({
      departments: { ...NONE, unchanged: 2 },
      people: { ...NONE, unchanged: 3 },
      groups: { ...NONE, unchanged: 1 },
    });
  });

  it('written out and sent back changes nothing', async () => {
    await load();
    const outcome = await rosters.load(ADMIN, await rosters.write(ADMIN));
    expect(outcome).toMatchObject({ departments: { ...NONE, unchanged: 2 }, people: { ...NONE, unchanged: 3 }, problems: [] });
  });

  it('changes what differs, and an empty cell leaves what is known', async () => {
    await load();
    const 人员 = [['王局长', '', '', '党组书记', '', '', '', '', '', '', '', 'wang']];
    expect(await load({ 单位: [], 人员, 单位组: [] })).toMatchObject({ people: { ...NONE, changed: 1 } });
    expect(await database.manager.findOneByOrFail(Person, { login: 'wang' })).toMatchObject({
      post: '党组书记',
      isHead: true,
      role: 'officer',
    });
  });
});

describe('a roster with faults', () => {
  const 单位 = [...DEPARTMENTS, ['城市建设局', '', '', '', '钱主任', 'a b!']];
  const 人员 = [...PEOPLE, ['赵', '科长', '水务局', '', '也许', '12', '', 'nobody', '', '', '', 'wang']];

  it('is refused with every cell and what is wrong with it; nothing is written', async () => {
    const { problems } = await load({ 单位, 人员 }, { dryRun: true });
    expect(problems.map(({ sheet, cell }) => `${sheet} ${cell}`).sort()).toEqual(
      ['单位 A5', '单位 E5', '单位 F5', '人员 B6', '人员 C6', '人员 E6', '人员 F6', '人员 H6', '人员 L6'].sort(),
    );
    await expect(load({ 单位, 人员 })).rejects.toMatchObject({ code: 'roster.faulty' });
    expect(await database.manager.count(Person)).toBe(0);
  });

  it('gives its good rows where that is asked for', async () => {
    await load({ 单位, 人员 }, { skipFaulty: true });
    expect([await database.manager.count(Department), await database.manager.count(Person)]).toEqual([2, 3]);
  });

  it('is no roster without its sheets', async () => {
    await expect(load({ 单位: [], 人员: [], 单位组: [] })).rejects.toMatchObject({ code: 'roster.empty' });
  });
});

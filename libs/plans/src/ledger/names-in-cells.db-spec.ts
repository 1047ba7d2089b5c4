import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, DepartmentGroupsService, DepartmentsService } from '#identity';
import { Cooperation, Project } from '#projects';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { ADMINISTRATOR, givenSite, type Site } from '../../../../test/setup/given.js';
import { UnmatchedNamesService } from '../assignment/unmatched-names.service.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { PlansService } from '../plans/plans.service.js';
import { RegistrationService } from '../registration/registration.service.js';
import type { LedgerAssignment, LedgerOptions } from './assign-from-ledger.js';
import { readLedgerFile } from './ledger-file.js';
import { LedgerService } from './ledger.service.js';

const TASKS = ['启动碧道建设', '三季度完成河涌整治', '新增公办学位3500个', '建成松山湖第二小学'] as const;

let site: Site;
let actor: Actor;
let planId: string;
let sthj: string;
let cjj: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  actor = await site.actor('ducha');
  [sthj, cjj] = [await site.departmentId('sthj'), await site.departmentId('cjj')];
  ({ planId } = await site
    .get(PlansService)
    .submit(actor, { source: `一、重点工作\n${TASKS.join('。\n')}。\n`, planYear: 2022 }));
});

afterEach(() => site.close());

type Cells = readonly [lead: string, cooperating: string, due: string];

/** The ledger that an office filled in by hand: the row of each task has these cells. */
async function assign(rows: readonly Cells[], options: LedgerOptions = {}): Promise<LedgerAssignment> {
  const lines = rows.map((cells, index) => [TASKS[index], ...cells].map((cell) => `"${cell}"`).join(','));
  const bytes = new TextEncoder().encode(['工作任务,牵头单位,责任单位,完成时限', ...lines].join('\n'));
  return site.get(LedgerService).assign(actor, await readLedgerFile(bytes), { planId, ...options });
}

async function item(index: number): Promise<PlanItem> {
  return site.database.manager.findOneByOrFail(PlanItem, { planId, text: TASKS[index] ?? '' });
}

describe('a cell of a ledger', () => {
  it('may have several names, the name of a group, a pace in place of a date', async () => {
    const group = { name: '各成员单位', aliases: [], departmentIds: [sthj, cjj] };
    await site.get(DepartmentGroupsService).create(ADMINISTRATOR, group);
    const rows: Cells[] = [
      ['生态环境局和城建局', '', '长期坚持'],
      ['城建局\n生态环境局（牵头）', '', ''],
      ['城建局', '各成员单位', '每季度'],
      ['', '各有关单位', '持续推进'],
    ];
    const { assigned, problems, notes } = await assign(rows);
    expect([assigned, problems]).toEqual([4, []]);
    expect(notes.map(({ cell, note }) => [cell, note.slice(0, 7)])).toEqual([
      ['B2', '有多个牵头单位'],
      ['C5', '“各有关单位”'],
    ]);
    expect(await item(0)).toMatchObject({ leadDepartmentId: sthj, cooperatingDepartmentIds: [cjj], recurrence: 'regular' });
    expect(await item(1)).toMatchObject({ leadDepartmentId: sthj, cooperatingDepartmentIds: [cjj], due: '2022-09-30' });
    expect(await item(2)).toMatchObject({ leadDepartmentId: cjj, cooperatingDepartmentIds: [sthj], recurrence: 'quarterly' });
    expect(await item(3)).toMatchObject({ dueText: '持续推进', responsibility: { cooperating: ['各有关单位'] } });
    expect(await assign(rows)).toMatchObject({ assigned: 0, unchanged: 4, problems: [] });
  });
});

describe('a name that the roster does not have', () => {
  const ROWS: Cells[] = ['城建局', '', ''].map((lead) => [lead, '生态环境局、碧道专班', '']);
  const UNMATCHED = [{ name: '碧道专班', cells: ['C2', 'C3', 'C4'] }];

  it('stands once in the answer, with all its cells', async () => {
    expect(await assign(ROWS)).toMatchObject({ assigned: 0, unmatchedNames: UNMATCHED });
  });

  it('stays on item and project as text where that is asked for, until the roster has it', async () => {
    expect(await assign(ROWS, { keepUnknown: true })).toMatchObject({ assigned: 3, problems: [], unmatchedNames: UNMATCHED });
    const [registered] = await site.get(RegistrationService).register(actor, [{ itemId: (await item(0)).id }]);
    const projectId = registered?.projectId ?? '';
    const project = (): Promise<Project> => site.database.manager.findOneByOrFail(Project, { id: projectId });
    expect(await project()).toMatchObject({ leadDepartmentId: cjj, unmatchedNames: ['碧道专班'] });

    const names = site.get(UnmatchedNamesService);
    expect(await names.list(actor)).toMatchObject([{ name: '碧道专班', departmentIds: [], projectIds: [projectId] }]);
    const details = { code: 'bd', name: '碧道办', shortName: '碧道办', aliases: ['碧道专班'], duties: '' };
    const { id: found } = await site.get(DepartmentsService).create(ADMINISTRATOR, details);
    expect(await names.match(actor)).toBe(1);
    expect([(await project()).unmatchedNames, await names.list(actor)]).toEqual([[], []]);
    const helping = await site.database.manager.findBy(Cooperation, { projectId });
    expect(helping.map(({ departmentId }) => departmentId).sort()).toEqual([sthj, found].sort());
  });
});

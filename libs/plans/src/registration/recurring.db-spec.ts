import { afterEach, beforeEach, expect, it } from 'vitest';
import { ProjectReader, ProjectsService } from '#projects';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { PlansService } from '../plans/plans.service.js';
import { RegistrationService } from './registration.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

it('a duty of every quarter owes a report for each quarter, whatever the policy says, and shows its periods', async () => {
  const supervisor = await site.actor('ducha');
  const source = '一、重点工作\n每季度开展河涌水质检测（牵头单位：生态环境局）。\n';
  const { planId } = await site.get(PlansService).submit(supervisor, { source, planYear: 2022 });
  const item = await site.database.manager.findOneByOrFail(PlanItem, { planId });
  const [registered] = await site.get(RegistrationService).register(supervisor, [{ itemId: item.id }]);
  const projectId = registered?.projectId ?? '';
  const projects = site.get(ProjectsService);
  const officer = await site.actor('huanbao');
  await projects.perform({ projectId, transition: 'acknowledge', actor: officer, expectedVersion: null });

  const reader = site.get(ProjectReader);
  expect(await reader.read(supervisor, projectId)).toMatchObject({ recurrence: 'quarterly', reportDue: '2022-03-31' });

  site.clock.moveTo(instantAt('2022-03-28', '10:00'));
  const report = { percent: 25, text: '一季度已检测' };
  await projects.perform({ projectId, transition: 'report', actor: officer, expectedVersion: null, ...report });
  expect(await reader.read(supervisor, projectId)).toMatchObject({ reportDue: '2022-06-30' });

  site.clock.moveTo(instantAt('2022-07-04', '10:00'));
  const periods = await reader.periods(supervisor, projectId);
  expect(periods).toEqual([
    { dueDate: '2022-03-31', reportedOn: '2022-03-28', lamp: 'off' },
    { dueDate: '2022-06-30', reportedOn: null, lamp: 'red' },
    { dueDate: '2022-09-30', reportedOn: null, lamp: 'green' },
    { dueDate: '2022-12-31', reportedOn: null, lamp: 'off' },
  ]);

  const seen = async (): Promise<unknown> => (await reader.list(supervisor, { lamps: ['red'] }, { limit: 10 })).items;
  expect(await seen()).toMatchObject([{ id: projectId, lamp: 'red', lampReason: { is: 'period-missed', date: '2022-06-30' } }]);
  await projects.perform({
    projectId,
    transition: 'report',
    actor: officer,
    expectedVersion: null,
    percent: 50,
    text: '二季度补报',
  });
  expect(await seen()).toEqual([]);
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { ProjectsService } from '../projects.service.js';
import { listProjects } from './list-projects.queries.js';
import type { ProjectFilter } from '../project/project-filter.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

/** Commitments in the order of the list. */
async function list(filter: ProjectFilter, login = 'ducha', limit = 50): Promise<string[]> {
  const page = await listProjects(site.database, await site.actor(login), filter, { limit });
  return page.items.map(({ text }) => text);
}

describe('filters', () => {
  beforeEach(async () => {
    const cjj = await site.departmentId('cjj');
    await site.project({ text: '启动碧道建设', dueDate: '2022-06-17', series: ['十项民生实事'] });
    await site.project({ text: '推动河涌整治100%达标', dueDate: '2022-03-31', cooperatingDepartmentIds: [cjj] });
    await site.project({ text: '打通断头路10条以上', dueDate: '2022-12-31', leadDepartmentId: cjj });
  });

  it('without any, all are listed, nearest due date first', async () => {
    expect(await list({})).toEqual(['推动河涌整治100%达标', '启动碧道建设', '打通断头路10条以上']);
  });

  it('by department, whether it leads or helps', async () => {
    expect(await list({ departmentId: await site.departmentId('cjj') })).toEqual(['推动河涌整治100%达标', '打通断头路10条以上']);
  });

  it('by due date, both ends included', async () => {
    expect(await list({ dueFrom: '2022-03-31', dueTo: '2022-06-17' })).toEqual(['推动河涌整治100%达标', '启动碧道建设']);
  });

  it('by series, state, and any of several conditions', async () => {
    expect(await list({ series: '十项民生实事' })).toEqual(['启动碧道建设']);
    expect(await list({ states: ['closed'] })).toEqual([]);
    const anyOf = [
      { states: ['registered'], dueBefore: '2022-03-31' },
      { states: ['registered'], dueFrom: '2022-12-31' },
    ] as const;
    expect(await list({ anyOf })).toEqual(['打通断头路10条以上']);
  });

  it.each([
    ['碧', ['启动碧道建设']],
    ['断头路', ['打通断头路10条以上']],
    ['100%', ['推动河涌整治100%达标']],
    ['1_条', []],
    ['\\', []],
    [' 碧道 ', ['启动碧道建设']],
    ['建设 碧道', ['启动碧道建设']],
    ['\u3000碧道\u3000\t启动', ['启动碧道建设']],
    ['碧道 断头路', []],
  ])('by words, taken literally: %s', async (search, found) => {
    expect(await list({ search })).toEqual(found);
  });

  it('never widen what an officer sees', async () => {
    const sthj = await site.departmentId('sthj');
    expect(await list({ departmentId: sthj }, 'chengjian')).toEqual(['推动河涌整治100%达标']);
    expect(await list({}, 'huanbao')).toEqual(['推动河涌整治100%达标', '启动碧道建设']);
  });
});

it('the cursor walks every project once, also where many are due on one day', async () => {
  for (let n = 0; n < 7; n += 1) await site.project({ text: `建设第${n}个公园`, dueDate: n < 5 ? '2022-06-30' : '2022-09-30' });
  const actor = await site.actor('ducha');
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listProjects(site.database, actor, {}, { limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
});

it('by how far they look: their year, or the five years of their chapter', async () => {
  const lead = { origin: 'direct' as const, leadDepartmentId: await site.departmentId('sthj') };
  const five = { ...lead, title: '建成生态城', path: ['“十五五”时期主要目标'], dueDate: '2030-12-31' };
  const year = { ...lead, title: '启动碧道建设', path: ['2022年重点任务'], dueDate: '2022-12-31' };
  await site.get(ProjectsService).registerAll([five, year], await site.actor('ducha'));
  expect([await list({ horizon: 'five-year' }), await list({ horizon: 'year' })]).toEqual([['建成生态城'], ['启动碧道建设']]);
});

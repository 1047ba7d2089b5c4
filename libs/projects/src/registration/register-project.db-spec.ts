import { ProjectsService } from '../projects.service.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { newId } from '#platform';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { readProject } from '../reading/list-projects.queries.js';
import { type DirectRegistration } from './register-project.js';

let site: Site;
let base: Pick<DirectRegistration, 'leadDepartmentId' | 'policyId' | 'title'>;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  const [policy] = await site.database.query<{ id: string }>('SELECT id FROM policy LIMIT 1');
  base = { leadDepartmentId: await site.departmentId('sthj'), policyId: policy?.id ?? '', title: '整改河涌排污口台账不实问题' };
});

afterEach(() => site.close());

async function register(registrations: readonly Partial<DirectRegistration>[], login = 'ducha'): Promise<string[]> {
  const actor = await site.actor(login);
  const whole = registrations.map((one) => ({ origin: 'direct' as const, ...base, ...one }));
  return site.database.transaction((tx) => site.get(ProjectsService).register(tx, whole, actor));
}

const count = async (): Promise<number> => (await site.database.query('SELECT 1 FROM project')).length;

describe('a task that comes from no plan', () => {
  it('says where it comes from, and its history says by which rule it is due', async () => {
    const [id = ''] = await register([{ origin: 'instruction', originNote: '张副市长 1月15日批示' }]);
    expect(await readProject(site.database, await site.actor('ducha'), id)).toMatchObject({
      planId: null,
      origin: 'instruction',
      originNote: '张副市长 1月15日批示',
      text: base.title,
      dueDate: '2022-02-01',
      originalDueDate: '2022-02-01',
      state: 'registered',
    });
    const [first] = await readHistory(site.database, id);
    expect(first).toMatchObject({ type: 'project.registered', data: { limit: { kind: 'instruction', days: 15 } } });
  });

  it('may be due on a day that has passed', async () => {
    const [id = ''] = await register([{ dueDate: '2021-12-31' }]);
    expect(await readProject(site.database, await site.actor('ducha'), id)).toMatchObject({
      dueDate: '2021-12-31',
      originalDueDate: '2021-12-31',
    });
  });

  it('is chased like any other', async () => {
    const [id = ''] = await register([{ dueDate: '2022-06-17' }]);
    const tracks = await site.database.query('SELECT track FROM due_step WHERE project_id = $1 ORDER BY track', [id]);
    expect(tracks).toEqual([{ track: 'acknowledgement' }, { track: 'deadline' }]);
  });
});

describe('a list of findings', () => {
  it('is registered row by row, each with its source', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => ({ origin: 'finding' as const, originNote: `反馈意见 第${n + 1}条` }));
    const ids = await register(rows);
    const project = await readProject(site.database, await site.actor('ducha'), ids[11] ?? '');
    expect([new Set(ids).size, project.originNote]).toEqual([30, '反馈意见 第12条']);
  });

  it.each([
    ['origin.note-needed', { origin: 'finding' }],
    ['department.not-found', { leadDepartmentId: newId() }],
    ['person.not-found', { readerIds: [newId()] }],
    ['due-date.invalid', { dueDate: '2022-01-32' }],
  ] as const)('with a bad row (%s) is refused as a whole, and the row is named', async (code, bad) => {
    await expect(register([{}, {}, bad as Partial<DirectRegistration>])).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^Row 3: /) as string,
      facts: { row: 3 },
    });
    expect(await count()).toBe(0);
  });

  it('is a matter of supervisors', async () => {
    await expect(register([{}], 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
  });
});

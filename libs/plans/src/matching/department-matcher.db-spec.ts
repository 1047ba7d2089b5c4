import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Department, DepartmentsService, directory, IdentityModule } from '#identity';
import { Database, newId } from '#platform';
import { openModule } from '../../../../test/setup/module.js';
import { DepartmentMatcher } from './department-matcher.js';

const ADMIN: Actor = { id: newId(), name: '管理员', kind: 'person', role: 'admin', departmentId: null };

let module: Awaited<ReturnType<typeof openModule>>;
let departments: DepartmentsService;

beforeAll(async () => {
  module = await openModule([IdentityModule]);
  departments = module.get(DepartmentsService);
  const details = { code: 'fgj', name: '发展和改革局', shortName: '发改局', aliases: ['区发改局'], duties: '综合经济' };
  await departments.create(ADMIN, details);
  await departments.create(ADMIN, { code: 'czj', name: '财政局', shortName: '财政局', aliases: [], duties: '财政' });
});

afterAll(() => module.close());

async function departmentNamed(name: string): Promise<Department | null> {
  const found = new DepartmentMatcher(await directory.departments(module.get(Database))).match(name);
  return found.kind === 'matched' ? found.department : null;
}

describe('the roster', () => {
  it.each(['发展和改革局', '发改局', '区发改局', '发 改 局', 'fgj'])('knows the department by %s', async (name) => {
    expect((await departmentNamed(name))?.code).toBe('fgj');
  });

  it('does not guess at a department it does not have', async () => {
    expect(await departmentNamed('交通局')).toBeNull();
  });

  it('knows a department whose own name has blanks in it', async () => {
    const details = { code: 'zwzx', name: '政务服务 中心', shortName: '政务\u3000中心', aliases: [], duties: '' };
    await departments.create(ADMIN, details);
    expect((await departmentNamed('政务服务中心'))?.code).toBe('zwzx');
    expect((await departmentNamed('政务中心'))?.code).toBe('zwzx');
  });
});

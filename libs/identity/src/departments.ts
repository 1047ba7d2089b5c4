import { constraintOf, DomainError, newId, notFound, type Queryable, type Tx } from '#platform';
import { DepartmentMatcher } from './matching/department-matcher.js';

/** 承办部门. `aliases` are other names that documents use, as 发改局. */
export interface Department {
  id: string;
  code: string;
  name: string;
  shortName: string;
  aliases: string[];
  /** 职责, in the words of the roster. */
  duties: string;
}

export type DepartmentDetails = Omit<Department, 'id'>;

const VIEW = 'SELECT id, code, name, short_name AS "shortName", aliases, duties FROM department';

/** @throws DomainError `department.code-taken`, `department.name-taken` */
export async function createDepartment(tx: Tx, details: DepartmentDetails, now: Date): Promise<Department> {
  const department = { id: newId(), ...details };
  await unlessTaken(
    tx.query(
      'INSERT INTO department (id, code, name, short_name, aliases, duties, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [department.id, details.code, details.name, details.shortName, details.aliases, details.duties, now],
    ),
    details,
  );
  return department;
}

/** @throws DomainError `department.not-found`, `department.code-taken`, `department.name-taken` */
export async function updateDepartment(tx: Tx, id: string, change: Partial<DepartmentDetails>): Promise<Department> {
  const [before] = await tx.query<Department>(`${VIEW} WHERE id = $1 FOR UPDATE`, [id]);
  if (!before) throw notFound('department', id);
  const after = { ...before, ...change };
  await unlessTaken(
    tx.query('UPDATE department SET code = $2, name = $3, short_name = $4, aliases = $5, duties = $6 WHERE id = $1', [
      id,
      after.code,
      after.name,
      after.shortName,
      after.aliases,
      after.duties,
    ]),
    after,
  );
  return after;
}

export async function listDepartments(db: Queryable): Promise<Department[]> {
  return db.query<Department>(`${VIEW} ORDER BY code`);
}

/** The one department that a document means by a name, or null: see {@link DepartmentMatcher}. */
export async function matchDepartment(db: Queryable, name: string): Promise<Department | null> {
  const found = new DepartmentMatcher(await listDepartments(db)).match(name);
  return found.kind === 'matched' ? found.department : null;
}

/** Puts a broken unique constraint of `write` in words. */
export async function unlessTaken(write: Promise<unknown>, { code, name }: { code: string; name: string }): Promise<void> {
  try {
    await write;
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'department_code_uq')
      throw new DomainError('department.code-taken', `Another department has this code: ${code}. Choose another one.`, {
        departmentCode: code,
      });
    if (constraint === 'department_name_uq')
      throw new DomainError('department.name-taken', `Another department has this name: ${name}. Change that one instead.`, {
        departmentName: name,
      });
    throw error;
  }
}

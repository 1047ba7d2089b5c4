import type { Bind as Add } from './bind-to.js';

/** Of which plan and series projects are. */
export interface ProjectScope {
  planId?: string | undefined;
  /** Of all of them, where several are given. */
  series?: string | readonly string[] | undefined;
  /** In charge. */
  leaderId?: string | undefined;
}

/** SQL conditions on `p` for a scope. */
export function withinScope({ planId, series, leaderId }: ProjectScope, add: Add): string[] {
  return [
    ...(leaderId ? [`p.leader_id = ${add(leaderId)}`] : []),
    ...(planId ? [`p.plan_id = ${add(planId)}`] : []),
    ...(series ? [`p.series @> ${add(typeof series === 'string' ? [series] : series)}::text[]`] : []),
  ];
}

/** SQL: the department leads `p` (or another alias) or helps with it, as of today also where `p` is a past state. */
export function takesPart(departmentId: string | null, add: Add, alias = 'p'): string {
  const department = add(departmentId);
  return `(${alias}.lead_department_id = ${department} OR ${helps(department, alias)})`;
}

/** SQL: the department helps with `p`, as of today also where `p` is a past state. */
export function helpsWith(departmentId: string, add: Add): string {
  return helps(add(departmentId), 'p');
}

function helps(department: string, alias: string): string {
  return `EXISTS (SELECT 1 FROM project_cooperation c WHERE c.project_id = ${alias}.id AND c.department_id = ${department})`;
}

/** SQL: each of the words, which blanks of any kind separate, stands in one of the columns, whatever signs are in it. */
export function holdsWords(columns: readonly string[], words: string, add: Add): string {
  const conditions = words
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const pattern = add(`%${word.replace(/[\\%_]/g, '\\$&')}%`);
      return `(${columns.map((column) => `${column} ILIKE ${pattern}`).join(' OR ')})`;
    });
  return conditions.length === 0 ? 'true' : `(${conditions.join(' AND ')})`;
}

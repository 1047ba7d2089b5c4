import type { Actor } from '#identity';
import { DomainError, isId, type Tx } from '#platform';
import { hasEnded, type ProjectState } from '#policies';
import { visibleTo } from '#projects';
import type { InboundSource } from '../sources/source.js';

export interface FoundProject {
  id: string;
  title: string;
  leadDepartmentId: string;
  state: ProjectState;
  percent: number;
}

/**
 * The project that a report names, among those that the source may report on: by its id, or by a tag or title that no other one
 * has. Projects that have ended only count where no living one fits.
 * @throws DomainError `project.not-found`, `project.ambiguous`
 */
export async function findProject(tx: Tx, source: InboundSource, name: string): Promise<FoundProject> {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [visibleTo(onlooker(source), put), nameCondition(name.trim(), put)];
  if (source.departmentId) conditions.push(`p.lead_department_id = ${put(source.departmentId)}`);
  const found = await tx.query<FoundProject>(
    `SELECT p.id, p.title, p.lead_department_id AS "leadDepartmentId", p.state, p.percent FROM project p
     WHERE ${conditions.join(' AND ')} ORDER BY p.state IN ('closed', 'cancelled'), p.id LIMIT 10`,
    values,
  );
  const living = found.filter(({ state }) => !hasEnded(state));
  const [project, ...others] = living.length > 0 ? living : found;
  if (!project) {
    throw new DomainError('project.not-found', `There is no project ${quoted(name)} that this source may report on.`, { name });
  }
  if (others.length > 0) {
    throw new DomainError(
      'project.ambiguous',
      `${others.length + 1} or more projects are called ${quoted(name)}. Give each a tag of its own, or report by id.`,
      { name },
    );
  }
  return project;
}

/** Whose eyes a source sees with: its department's, or those of the office. Never what is confidential. */
function onlooker({ id, name, departmentId }: InboundSource): Actor {
  return { id, name, kind: 'inbound-source', role: departmentId ? 'officer' : 'leader', departmentId };
}

function nameCondition(name: string, put: (value: unknown) => string): string {
  return isId(name) ? `p.id = ${put(name)}` : `(p.tags @> ARRAY[${put(name)}] OR p.title = ${put(name)})`;
}

function quoted(name: string): string {
  return `"${name.slice(0, 100)}"`;
}

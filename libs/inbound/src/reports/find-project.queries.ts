import type { Actor } from '#identity';
import { DomainError, isId, type Tx } from '#platform';
import { hasEnded, type ProjectState } from '#policies';
import { bindTo, Project, visibleTo } from '#projects';
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
  const query = tx.manager.createQueryBuilder(Project, 'p');
  const put = bindTo(query);
  query.where(visibleTo(onlooker(source), put)).andWhere(nameCondition(name.trim(), put));
  if (source.departmentId) query.andWhere({ leadDepartmentId: source.departmentId });
  const found = await query.orderBy(`p.state IN ('closed', 'cancelled', 'carried_over')`).addOrderBy('p.id').limit(10).getMany();
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

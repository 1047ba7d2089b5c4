import type { Actor } from '#identity';
import { decodeCursor, type Queryable } from '#platform';
import { passing, type ProjectFilter } from '../project/project-filter.js';
import { holdsWords } from '../project/project-scope.js';
import { projectsAsOf } from '../project/projects-as-of.js';
import type { ProjectState, MeasuredIndicator } from '#policies';
import { holdsAt, measuredColumns } from '../progress/indicators.queries.js';

export interface IndicatorFilter extends ProjectFilter {
  projectId?: string;
  /** Text in the name or the project's title. */
  search?: string;
}

/** An indicator, what is known of it, and the project that it belongs to. */
export interface MeasuredRow extends MeasuredIndicator {
  position: number;
  project: {
    id: string;
    title: string;
    path: string[];
    state: ProjectState;
    dueDate: string;
    leadDepartment: { id: string; name: string };
    policyId: string;
  };
}

/** Indicators of projects that the actor sees, in the order in which those were registered: that of their plan. */
export async function listMeasured(
  db: Queryable,
  actor: Actor,
  filter: IndicatorFilter,
  page: { cursor?: string; limit: number },
): Promise<MeasuredRow[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const projects = projectsAsOf(filter.asOf, add);
  const { search, projectId, ...ofProject } = filter;
  const conditions = [holdsAt('i', filter.asOf, add), ...passing(ofProject, actor, add)];
  if (projectId) conditions.push(`p.id = ${add(projectId)}`);
  if (search) conditions.push(holdsWords(['i.name', 'p.title'], search, add));
  if (page.cursor) {
    const [after, position] = decodeCursor(page.cursor, 2);
    conditions.push(`(p.id, i.position) > (${add(after)}::uuid, ${add(position)}::int)`);
  }
  return db.query<MeasuredRow>(
    `SELECT ${measuredColumns(filter.asOf, add)}, i.position, jsonb_build_object('id', p.id, 'title', p.title, 'path', p.path,
       'state', p.state, 'dueDate', p.due_date, 'policyId', p.policy_id,
       'leadDepartment', jsonb_build_object('id', d.id, 'name', d.name)) AS project
     FROM indicator i JOIN ${projects} p ON p.id = i.project_id JOIN department d ON d.id = p.lead_department_id
     WHERE ${conditions.join(' AND ')} ORDER BY p.id, i.position LIMIT ${add(page.limit)}`,
    parameters,
  );
}

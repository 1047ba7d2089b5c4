import type { Actor, NamedPerson } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import type { Bind } from '../project/bind-to.js';
import { knownTo, visibleTo } from '../project/project-access.js';
import { projectsAsOf } from '../project/projects-as-of.js';
import { passing, type ProjectFilter } from '../project/project-filter.js';
import type { Origin, Priority, ProjectState } from '#policies';
import type { Recurrence } from '#work-calendar';

/** What a task was in another year. */
interface CarriedRelative {
  id: string;
  dueDate: string;
  extensions: number;
}

/** A project as people read it. */
export interface ProjectView {
  id: string;
  planId: string | null;
  planItemId: string | null;
  /** The task that this is a part of; null also where the reader may not know of that. */
  parentId: string | null;
  weight: number;
  /** The project of the year before that goes on as this one, and as which this one goes on (结转); null: none, or one that the reader may not know of. */
  carriedFrom: CarriedRelative | null;
  carriedTo: CarriedRelative | null;
  /** How many parts it has that the reader sees, as of today also in the past. */
  subTasks: { open: number; closed: number };
  title: string;
  text: string;
  path: string[];
  series: string[];
  origin: Origin;
  originNote: string | null;
  priority: Priority;
  tags: string[];
  /** Names of departments in its source that match none. */
  unmatchedNames: string[];
  confidential: boolean;
  /** Who may know of a confidential one, besides the leader in charge. */
  readers: { id: string; name: string }[];
  leadDepartment: { id: string; name: string };
  /** As of today, also in the past; the instants as ISO 8601 text. */
  cooperatingDepartments: {
    id: string;
    name: string;
    assignedAt: string;
    acknowledgedAt: string | null;
    lastReportAt: string | null;
  }[];
  leader: { id: string; name: string } | null;
  /** 责任领导, 责任人, 联络员, in this order; of a person of the roster name and phone as they are today. */
  people: NamedPerson[];
  dueDate: string;
  originalDueDate: string;
  policyId: string;
  state: ProjectState;
  percent: number;
  registeredAt: Date;
  assignedAt: Date;
  acknowledgedAt: Date | null;
  /** When the last objection was dismissed: the signature is owed from here. */
  deadlineRestartedAt: Date | null;
  /** Report dates count from this day on; null before it is in work. */
  cadenceSince: string | null;
  /** Why the department objects to the assignment, until that is answered. */
  /** A duty that comes back; null: it is done once. */
  recurrence: Recurrence | null;
  objection: string | null;
  objectedAt: Date | null;
  requestedDueDate: string | null;
  extensionReason: string | null;
  extensionRequestedAt: Date | null;
  extensions: number;
  atRiskFrom: string | null;
  offTrackFrom: string | null;
  nextMilestoneDate: string | null;
  excusedReason: string | null;
  lastReportAt: Date | null;
  reportReturnedAt: Date | null;
  reportReturnReason: string | null;
  reportRequestedFor: string | null;
  /** Who waits for a report out of turn, and who else asked for the same month: as of today, also in the past. */
  reportRequests: { by: string; dueDate: string; text: string; alsoRequestedBy: string[] }[];
  completionRequestedAt: Date | null;
  closedAt: Date | null;
  returns: number;
  reopenings: number;
  version: number;
}

const REPORT_REQUESTS = `coalesce((SELECT jsonb_agg(jsonb_build_object('by', r.requested_by_name, 'dueDate', r.due_date, 'text', r.text,
      'alsoRequestedBy', ARRAY(SELECT o.requested_by_name FROM report_request o WHERE o.project_id = r.project_id
        AND o.requested_by <> r.requested_by AND date_trunc('month', o.due_date) = date_trunc('month', r.due_date))) ORDER BY r.due_date, r.requested_at)
    FROM report_request r WHERE r.project_id = p.id AND r.answered_at IS NULL), '[]')`;

const PEOPLE = `(SELECT coalesce(jsonb_agg(jsonb_build_object('role', n.named->'role', 'name', coalesce(np.name, n.named->>'name'),
      'phone', coalesce(n.named->>'phone', np.phone), 'personId', n.named->'personId') ORDER BY n.place), '[]')
    FROM jsonb_array_elements(p.people) WITH ORDINALITY AS n (named, place) LEFT JOIN person np ON np.id = (n.named->>'personId')::uuid)`;

/** The whole unless it is confidential, and the parts that the actor sees. */
function relatives(actor: Actor, add: Bind): string {
  const carried = (
    on: string,
  ): string => `(SELECT jsonb_build_object('id', c.id, 'dueDate', c.due_date, 'extensions', c.extensions)
      FROM project c WHERE ${on} AND ${knownTo('c.id', actor, add)})`;
  return `CASE WHEN ${knownTo('p.parent_id', actor, add)} THEN p.parent_id END AS "parentId",
    ${carried('c.id = p.carried_from_id')} AS "carriedFrom", ${carried(`c.carried_from_id = p.id AND c.state <> 'cancelled'`)} AS "carriedTo",
    (SELECT jsonb_build_object('open', count(*) FILTER (WHERE s.state NOT IN ('closed', 'cancelled', 'carried_over')), 'closed', count(*) FILTER (WHERE s.state = 'closed'))
      FROM project s WHERE s.parent_id = p.id AND ${visibleTo(actor, add, 's')}) AS "subTasks"`;
}

const COLUMNS = `p.id, p.plan_id AS "planId", p.plan_item_id AS "planItemId", p.weight, p.title, p.text, p.path, p.series, p.origin, p.origin_note AS "originNote", p.priority, p.tags, p.unmatched_names AS "unmatchedNames", p.confidential,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) ORDER BY r.name) FROM person r WHERE r.id = ANY (p.reader_ids)), '[]') AS readers,
    jsonb_build_object('id', d.id, 'name', d.name) AS "leadDepartment",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', cd.id, 'name', cd.name, 'assignedAt', c.assigned_at, 'acknowledgedAt', c.acknowledged_at,
        'lastReportAt', c.last_report_at) ORDER BY cd.name)
      FROM project_cooperation c JOIN department cd ON cd.id = c.department_id WHERE c.project_id = p.id), '[]') AS "cooperatingDepartments",
    CASE WHEN l.id IS NOT NULL THEN jsonb_build_object('id', l.id, 'name', l.name) END AS leader,
    ${PEOPLE} AS people,
    p.due_date AS "dueDate", p.original_due_date AS "originalDueDate", p.policy_id AS "policyId", p.state, p.percent,
    p.registered_at AS "registeredAt", p.assigned_at AS "assignedAt", p.acknowledged_at AS "acknowledgedAt", p.deadline_restarted_at AS "deadlineRestartedAt",
    p.cadence_since AS "cadenceSince", p.recurrence, p.objection, p.objected_at AS "objectedAt", p.requested_due_date AS "requestedDueDate",
    p.extension_reason AS "extensionReason", p.extension_requested_at AS "extensionRequestedAt", p.extensions, p.at_risk_from AS "atRiskFrom",
    p.off_track_from AS "offTrackFrom", p.next_milestone_date AS "nextMilestoneDate", p.excused_reason AS "excusedReason", p.last_report_at AS "lastReportAt",
    p.report_returned_at AS "reportReturnedAt", p.report_return_reason AS "reportReturnReason", p.report_requested_for AS "reportRequestedFor",
    ${REPORT_REQUESTS} AS "reportRequests",
    p.completion_requested_at AS "completionRequestedAt",
    p.closed_at AS "closedAt", p.returns, p.reopenings, p.version`;

/** For a WHERE with {@link visibleTo}. */
function viewOf(projects: string, actor: Actor, add: Bind): string {
  return `SELECT ${COLUMNS}, ${relatives(actor, add)} FROM ${projects} p JOIN department d ON d.id = p.lead_department_id LEFT JOIN person l ON l.id = p.leader_id`;
}

/** In which order projects are listed, with a minus from the greatest down: by due date, percent, registration, last report or last change. */
export const PROJECT_SORTS = [
  'due',
  '-due',
  'percent',
  '-percent',
  'registered',
  '-registered',
  'report',
  '-report',
  'changed',
  '-changed',
] as const;
export type ProjectSort = (typeof PROJECT_SORTS)[number];

/** What an order compares, and its type. Nothing reported counts as before everything. */
const SORT_KEYS: Readonly<Record<string, { key: string; type: string }>> = {
  due: { key: 'p.due_date', type: 'date' },
  percent: { key: 'p.percent', type: 'int' },
  registered: { key: 'p.registered_at', type: 'timestamptz' },
  report: { key: `coalesce(p.last_report_at, '-infinity')`, type: 'timestamptz' },
  changed: { key: 'p.changed_at', type: 'timestamptz' },
};

/** Projects that the actor sees, nearest due date first where nothing else is said. */
export async function listProjects(
  db: Queryable,
  actor: Actor,
  filter: ProjectFilter,
  page: { cursor?: string; limit: number; sort?: ProjectSort },
): Promise<Page<ProjectView>> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const view = viewOf(projectsAsOf(filter.asOf, add), actor, add);
  const conditions = passing(filter, actor, add);
  const { sort = 'due' } = page;
  const [direction, after] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  const { key, type } = SORT_KEYS[sort.replace('-', '')] ?? { key: 'p.due_date', type: 'date' };
  if (page.cursor) {
    const [last, id] = decodeCursor(page.cursor, 2);
    conditions.push(`(${key}, p.id) ${after} (${add(last)}::${type}, ${add(id)}::uuid)`);
  }
  const rows = await db.query<ProjectView & { sortKey: string }>(
    `${view.replace('SELECT ', `SELECT (${key})::text AS "sortKey", `)} WHERE ${conditions.join(' AND ')}
     ORDER BY ${key} ${direction}, p.id ${direction} LIMIT ${add(page.limit + 1)}`,
    parameters,
  );
  const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.sortKey, row.id]);
  return { items: items.map(({ sortKey: _sortKey, ...item }) => item), nextCursor };
}

/** How many projects that the actor sees pass the filter. */
export async function countProjects(db: Queryable, actor: Actor, filter: ProjectFilter): Promise<number> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const projects = projectsAsOf(filter.asOf, add);
  const [row] = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${projects} p WHERE ${passing(filter, actor, add).join(' AND ')}`,
    parameters,
  );
  return row?.count ?? 0;
}

/** `asOf`: as it stood when that instant began. @throws DomainError `project.not-found`, also when it was not registered yet */
export async function readProject(db: Queryable, actor: Actor, id: string, asOf?: Date): Promise<ProjectView> {
  const parameters: unknown[] = [id];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const view = viewOf(projectsAsOf(asOf, add), actor, add);
  const [row] = await db.query<ProjectView>(`${view} WHERE p.id = $1 AND ${visibleTo(actor, add)}`, parameters);
  if (!row) throw notFound('project', id);
  return row;
}

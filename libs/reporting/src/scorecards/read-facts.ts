import { readEventsOf } from '#outbox';
import type { Queryable } from '#platform';
import type { Priority, EscalationPolicy, PolicyStore } from '#policies';
import { type ProjectScope, projectsAsOf, visibleTo, withinScope } from '#projects';
import { civilDateOf, endOf, instantAt } from '#work-calendar';
import type { Actor, OfficeCalendar } from '#identity';
import { slipsAsOf } from '#slips';
import { HELPER_EVENTS } from './helpers.js';
import type { PastDeed, PastSlip, PastState, ProjectHistory } from './history.js';
import type { Period } from './period.js';
import { DEEDS, scoreFactsOf } from './deeds-of-project.js';
import type { DepartmentFacts } from './score-facts.js';
import type { ScoreRules } from './score-rules.js';

/** What is scored, and what was known when. */
export interface ScoreQuestion extends ProjectScope {
  period: Period;
  /** The day on which one looks, Asia/Shanghai. */
  today: string;
  /** What was known at the end of that day, instead of what is known now. */
  isPast: boolean;
  /** Leaves out what the reader may not know of, for a paper that everybody reads; else all count, whoever reads. */
  onlyVisible?: boolean;
}

/** What scores are read with. */
export interface ScoreContext {
  calendar: OfficeCalendar;
  policies: PolicyStore;
  rules: ScoreRules;
}

/** A project behind a line; null title for somebody who may not know of it (涉密). */
export interface ScoredProject {
  id: string;
  title: string;
  isVisible: boolean;
}

export interface FactsFound {
  departments: Map<string, DepartmentFacts>;
  projects: Map<string, ScoredProject>;
}

interface HeadRow extends ScoredProject {
  priority: Priority;
  isExcused: boolean;
}

type Known = Date | null;

/** So many projects are read at a time, so that memory stays bounded. */
const BATCH = 1000;

/**
 * Gathers the facts of all departments from the kept states, the events and the slips, as they were known. The score of a
 * department is the same for whoever reads it, unless `onlyVisible`; `isVisible` tells what a reader may be shown.
 */
export async function readFacts(
  db: Queryable,
  actor: Actor,
  question: ScoreQuestion,
  context: ScoreContext,
): Promise<FactsFound> {
  const known = question.isPast ? endOf(question.today) : null;
  const calendars = await context.calendar.ofAll(db, known);
  const found: FactsFound = { departments: new Map(), projects: new Map() };
  for (let after: string | null = null; ;) {
    const heads: HeadRow[] = await readHeads(db, actor, question, known, after);
    if (heads.length === 0) return withUpheld(db, found, known);
    const histories = await readHistories(db, heads, known);
    const policies = await policiesOf(db, histories, context);
    for (const history of histories) {
      const { period, today } = question;
      const { items, facts } = scoreFactsOf(history, {
        rules: context.rules,
        calendars,
        period,
        today,
        policyOf: (id) => policyIn(policies, id),
      });
      for (const { departmentId, ...item } of items) factsFor(found, departmentId).items.push(item);
      for (const fact of facts) factsFor(found, fact.departmentId).facts.push(fact);
    }
    for (const { id, title, isVisible } of heads) found.projects.set(id, { id, title, isVisible });
    after = heads.at(-1)?.id ?? null;
  }
}

/** Takes out what upheld appeals had taken out by then. */
async function withUpheld(db: Queryable, found: FactsFound, known: Known): Promise<FactsFound> {
  const rows = await db.query<{ departmentId: string; lineIds: string[] }>(
    `SELECT department_id AS "departmentId", array_agg(line_id) AS "lineIds" FROM score_appeal
     WHERE state = 'upheld' AND decided_at < coalesce($2, 'infinity'::timestamptz) AND department_id = ANY($1) GROUP BY department_id`,
    [[...found.departments.keys()], known],
  );
  for (const { departmentId, lineIds } of rows) factsFor(found, departmentId).upheld = new Set(lineIds);
  return found;
}

function factsFor({ departments }: FactsFound, id: string): DepartmentFacts {
  const existing = departments.get(id);
  if (existing) return existing;
  const empty: DepartmentFacts = { items: [], facts: [], upheld: new Set() };
  departments.set(id, empty);
  return empty;
}

async function policiesOf(
  db: Queryable,
  histories: readonly ProjectHistory[],
  { policies }: ScoreContext,
): Promise<Map<string, EscalationPolicy>> {
  const ids = new Set(histories.flatMap(({ states }) => states.map(({ policyId }) => policyId)));
  const definitions = new Map<string, EscalationPolicy>();
  for (const id of ids) definitions.set(id, await policies.of(db, id));
  return definitions;
}

function policyIn(policies: ReadonlyMap<string, EscalationPolicy>, id: string): EscalationPolicy {
  const policy = policies.get(id);
  if (!policy) throw new Error(`the policy ${id} was not read`);
  return policy;
}

/** What was cancelled, or had ended before the period, does not count. */
async function readHeads(
  db: Queryable,
  actor: Actor,
  { period, onlyVisible, ...scope }: ScoreQuestion,
  known: Known,
  after: string | null,
): Promise<HeadRow[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [
    `p.state <> 'cancelled'`,
    `p.registered_at < ${add(endOf(period.to))}`,
    `(p.state <> 'closed' OR p.closed_at >= ${add(instantAt(period.from, '00:00'))})`,
    ...withinScope(scope, add),
  ];
  if (onlyVisible) conditions.push(visibleTo(actor, add));
  if (after) conditions.push(`p.id > ${add(after)}`);
  return db.query<HeadRow>(
    `SELECT p.id, p.title, p.priority, p.excused_reason IS NOT NULL AS "isExcused", ${visibleTo(actor, add)} AS "isVisible"
     FROM ${projectsAsOf(known ?? undefined, add)} p WHERE ${conditions.join(' AND ')} ORDER BY p.id LIMIT ${BATCH}`,
    parameters,
  );
}

async function readHistories(db: Queryable, heads: readonly HeadRow[], known: Known): Promise<ProjectHistory[]> {
  const ids = heads.map(({ id }) => id);
  const states = byProject(await readStates(db, ids, known));
  const slips = byProject(await readSlips(db, ids, known));
  const events = await readEventsOf(db, ids, [...HELPER_EVENTS, ...Object.keys(DEEDS)], known);
  const deeds = byProject(
    events.map(({ id, type, at, data, subject }) => ({ id, type, on: civilDateOf(at), data, projectId: subject.id })),
  );
  return heads.map(({ id, priority, isExcused }) => ({
    projectId: id,
    priority,
    isExcused,
    states: states.get(id) ?? [],
    deeds: (deeds.get(id) ?? []) satisfies PastDeed[],
    slips: slips.get(id) ?? [],
  }));
}

function byProject<T extends { projectId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.projectId);
    if (group) group.push(row);
    else groups.set(row.projectId, [row]);
  }
  return groups;
}

/** The civil day of an instant, whatever the session's time zone is. */
function day(column: string): string {
  return `(${column} AT TIME ZONE 'Asia/Shanghai')::date`;
}

async function readStates(db: Queryable, ids: readonly string[], known: Known): Promise<(PastState & { projectId: string })[]> {
  return db.query(
    `SELECT v.id AS "projectId", ${day('v.valid_from')} AS "from", CASE WHEN v.valid_to < k.known THEN ${day('v.valid_to')} END AS until,
       v.state, v.lead_department_id AS "leadDepartmentId", v.policy_id AS "policyId", v.assigned_at::text AS "assignedAt",
       ${day('v.assigned_at')} AS "assignedOn", ${day('v.acknowledged_at')} AS "acknowledgedOn", ${day('v.objected_at')} AS "objectedOn",
       v.last_report_at::text AS "lastReportAt", ${day('v.last_report_at')} AS "lastReportOn", v.report_requested_for AS "reportRequestedFor", v.cadence_since AS "cadenceSince",
       v.due_date AS "dueDate", v.original_due_date AS "originalDueDate", ${day('v.completion_requested_at')} AS "completionRequestedOn",
       ${day('v.closed_at')} AS "closedOn"
     FROM project_version v, (SELECT coalesce($2, 'infinity'::timestamptz) AS known) k
     WHERE v.id = ANY($1) AND v.valid_from < k.known ORDER BY v.id, v.version`,
    [ids, known],
  );
}

async function readSlips(db: Queryable, ids: readonly string[], known: Known): Promise<(PastSlip & { projectId: string })[]> {
  const parameters: unknown[] = [ids];
  const slips = slipsAsOf(known ?? undefined, (value) => `$${parameters.push(value)}`);
  return db.query(
    `SELECT s.project_id AS "projectId", s.id, s.colour, ${day('s.issued_at')} AS "on" FROM ${slips} s
     WHERE s.project_id = ANY($1) AND s.colour <> 'blue' AND s.state <> 'withdrawn' ORDER BY s.project_id, s.issued_at, s.id`,
    parameters,
  );
}

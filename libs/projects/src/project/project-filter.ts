import type { Actor } from '#identity';
import { FIVE_YEAR_HEADING, type Horizon } from '#plan-text';
import { asOfRelation } from '#platform';
import { type Origin, type Priority, type ProjectState } from '#policies';
import { knownTo, visibleTo } from './project-access.js';
import { helpsWith, holdsWords, takesPart, withinScope } from './project-scope.js';
import { type DueCondition, eitherSql } from './due-condition-sql.js';

export interface ProjectFilter {
  /** Of these only. */
  ids?: readonly string[];
  states?: readonly ProjectState[];
  /** Rows that satisfy at least one. */
  anyOf?: readonly DueCondition[];
  /** Lead or cooperating. */
  departmentId?: string;
  leadDepartmentId?: string;
  /** Cooperating. */
  helperDepartmentId?: string;
  /** In charge. */
  leaderId?: string | undefined;
  /** The outermost heading; empty: filed under none. */
  part?: string;
  /** What waits with it: all of these. */
  waiting?: readonly Waiting[];
  planId?: string | undefined;
  /** The version of a policy that rules them. */
  policyId?: string;
  /** Parts of this task. */
  parentId?: string;
  /** Of all of them, where several are given. */
  series?: string | readonly string[] | undefined;
  tag?: string;
  origins?: readonly Origin[];
  priorities?: readonly Priority[];
  /** How far it looks: its year, or the five years of its chapter. */
  horizon?: Horizon;
  /** The level that was reached, one of these: see {@link levelSql}. */
  levels?: readonly number[];
  dueFrom?: string;
  /** Included. */
  dueTo?: string;
  /** Text in title or commitment; any length, Chinese too. */
  search?: string;
  /** Answers what was known when this instant began; default: what is known now. */
  asOf?: Date;
}

/** What may wait with a project: a signature, the first report, a review, a decision on an extension or objection. */
export const WAITING = ['unsigned', 'unreported', 'to-review', 'undecided'] as const;
export type Waiting = (typeof WAITING)[number];

/** SQL conditions on a project's columns; lists and counts use the same. */
export const WAITING_SQL: Readonly<Record<Waiting, string>> = {
  unsigned: `state = 'registered'`,
  unreported: `(state = 'in_progress' AND last_report_at IS NULL)`,
  'to-review': `state = 'in_review'`,
  undecided: `(requested_due_date IS NOT NULL OR objection IS NOT NULL)`,
};

/** SQL conditions on `p`: what the filter asks for, of what the actor sees. */
export function passing(filter: ProjectFilter, actor: Actor, add: (value: unknown) => string): string[] {
  const conditions = [visibleTo(actor, add), ...withinScope(filter, add)];
  if (filter.ids) conditions.push(`p.id = ANY(${add(filter.ids)})`);
  if (filter.states) conditions.push(`p.state = ANY(${add(filter.states)})`);
  if (filter.anyOf) conditions.push(eitherSql(filter.anyOf, add));
  if (filter.departmentId) conditions.push(takesPart(filter.departmentId, add));
  if (filter.leadDepartmentId) conditions.push(`p.lead_department_id = ${add(filter.leadDepartmentId)}`);
  if (filter.helperDepartmentId) conditions.push(helpsWith(filter.helperDepartmentId, add));
  if (filter.part !== undefined) conditions.push(`p.path[1] IS NOT DISTINCT FROM nullif(${add(filter.part)}, '')`);
  for (const one of filter.waiting ?? []) conditions.push(qualified(WAITING_SQL[one]));
  if (filter.policyId) conditions.push(`p.policy_id = ${add(filter.policyId)}`);
  if (filter.parentId) conditions.push(`p.parent_id = ${add(filter.parentId)}`, knownTo('p.parent_id', actor, add));
  if (filter.tag) conditions.push(`p.tags @> ARRAY[${add(filter.tag)}]`);
  if (filter.origins) conditions.push(`p.origin = ANY(${add(filter.origins)})`);
  if (filter.priorities) conditions.push(`p.priority = ANY(${add(filter.priorities)})`);
  if (filter.horizon) conditions.push(`${filter.horizon === 'year' ? 'NOT ' : ''}${looksFiveYears(add)}`);
  if (filter.levels) conditions.push(`${levelSql(filter.asOf, add)} = ANY(${add(filter.levels)}::int[])`);
  if (filter.dueFrom) conditions.push(`p.due_date >= ${add(filter.dueFrom)}`);
  if (filter.dueTo) conditions.push(`p.due_date <= ${add(filter.dueTo)}`);
  if (filter.search) conditions.push(holdsWords([`(p.title || ' ' || p.text)`], filter.search, add));
  return conditions;
}

/** SQL: one of the headings of `p` opens a chapter on five years. */
function looksFiveYears(add: (value: unknown) => string): string {
  const [span, about] = FIVE_YEAR_HEADING.map(add);
  return `EXISTS (SELECT 1 FROM unnest(p.path) AS heading WHERE heading ~ ${span} AND heading ~ ${about})`;
}

/**
 * SQL: the level of `p`, 0 提醒 to 5 约谈: the highest step that was taken for its due date, or the colour of its open slip, as known at an instant
 * (default: now). Steps and slips belong to modules above this one, so this is SQL.
 */
function levelSql(asOf: Date | undefined, add: (value: unknown) => string): string {
  const slips = asOfRelation('slip', asOf, add);
  const known = asOf ? ` AND r.recorded_at < ${add(asOf)}` : '';
  return `greatest(
    (SELECT max(r.level) FROM reminder r WHERE r.duty_id = p.id AND r.track = 'deadline' AND r.anchor_date = p.due_date${known}),
    (SELECT max(array_position(ARRAY['blue', 'yellow', 'red'], s.colour)) FROM ${slips} s WHERE s.project_id = p.id AND s.ended_at IS NULL),
    0)`;
}

/** The same of columns of `p`. */
function qualified(sql: string): string {
  return sql.replace(/\b(state|last_report_at|requested_due_date|objection)\b/g, 'p.$1');
}

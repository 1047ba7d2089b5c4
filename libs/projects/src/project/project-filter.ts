import type { Actor } from '#identity';
import { type DueCondition, type Origin, type Priority, type ProjectState } from '#policies';
import { visibleTo } from './project-access.js';
import { holdsWords, takesPart, withinScope } from './project-scope.js';
import { eitherSql } from './due-condition-sql.js';

export interface ProjectFilter {
  /** Of these only. */
  ids?: readonly string[];
  states?: readonly ProjectState[];
  /** Rows that satisfy at least one. */
  anyOf?: readonly DueCondition[];
  /** Lead or cooperating. */
  departmentId?: string;
  planId?: string | undefined;
  /** Parts of this task. */
  parentId?: string;
  series?: string | undefined;
  tag?: string;
  origins?: readonly Origin[];
  priorities?: readonly Priority[];
  dueFrom?: string;
  /** Included. */
  dueTo?: string;
  /** Text in title or commitment; any length, Chinese too. */
  search?: string;
  /** Answers what was known when this instant began; default: what is known now. */
  asOf?: Date;
}

/** SQL conditions on `p`: what the filter asks for, of what the actor sees. */
export function passing(filter: ProjectFilter, actor: Actor, add: (value: unknown) => string): string[] {
  const conditions = [visibleTo(actor, add), ...withinScope(filter, add)];
  if (filter.ids) conditions.push(`p.id = ANY(${add(filter.ids)})`);
  if (filter.states) conditions.push(`p.state = ANY(${add(filter.states)})`);
  if (filter.anyOf) conditions.push(eitherSql(filter.anyOf, add));
  if (filter.departmentId) conditions.push(takesPart(filter.departmentId, add));
  if (filter.parentId) conditions.push(`p.parent_id = ${add(filter.parentId)}`);
  if (filter.tag) conditions.push(`p.tags @> ARRAY[${add(filter.tag)}]`);
  if (filter.origins) conditions.push(`p.origin = ANY(${add(filter.origins)})`);
  if (filter.priorities) conditions.push(`p.priority = ANY(${add(filter.priorities)})`);
  if (filter.dueFrom) conditions.push(`p.due_date >= ${add(filter.dueFrom)}`);
  if (filter.dueTo) conditions.push(`p.due_date <= ${add(filter.dueTo)}`);
  if (filter.search) conditions.push(holdsWords([`(p.title || ' ' || p.text)`], filter.search, add));
  return conditions;
}

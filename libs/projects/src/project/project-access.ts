import { type Actor, seesAllProjects } from '#identity';
import { notFound, type Queryable, staleVersion, type Tx } from '#platform';
import { NIL } from 'uuid';
import { type Bind, bindTo } from './bind-to.js';
import { takesPart } from './project-scope.js';
import { Project } from './project.entity.js';

/**
 * The one place that decides whose projects an actor sees: a SQL condition on `project p`, or on another alias. Officers see those
 * that their department leads or helps with, and nobody but the leader in charge, the named readers and administrators a
 * confidential one; a project outside is as good as not there. Every query on projects has it, or says why not
 * (`scripts/lint-projects.mjs`).
 */
export function visibleTo(actor: Actor, addParameter: Bind, alias = 'p'): string {
  if (actor.role === 'admin') return 'true';
  const ofTheirOwn = seesAllProjects(actor) ? [] : [takesPart(actor.departmentId, addParameter, alias)];
  return `(${[...ofTheirOwn, notHiddenFrom(addParameter(actor.id), `${alias}.id`)].join(' AND ')})`;
}

/** Asks the project as it is today, also when `p` is a past state: what is confidential now was never to be read. */
// All projects: this is the condition.
function notHiddenFrom(person: string, id: string): string {
  return `NOT EXISTS (SELECT 1 FROM project hidden WHERE hidden.id = ${id} AND hidden.confidential
    AND hidden.leader_id IS DISTINCT FROM ${person}::uuid AND NOT ${person}::uuid = ANY (hidden.reader_ids))`;
}

/**
 * SQL for what refers to a project, or told of one: the project that the column names, if any, is not confidential to the actor. It may be
 * another department's.
 */
export function knownTo(column: string, actor: Actor, addParameter: Bind): string {
  return actor.role === 'admin' ? 'true' : notHiddenFrom(addParameter(actor.id), column);
}

/** Stands for whoever may read, as all departments do with a circular: sees every project but the confidential ones. Nobody has its id. */
export const EVERYBODY: Actor = { id: NIL, name: 'everybody', kind: 'api-key', role: 'leader', departmentId: null };

/**
 * Reads a project for a change and locks it until the transaction ends.
 * @throws DomainError `project.not-found`, `version.stale`
 */
export async function lockProject(tx: Tx, actor: Actor, id: string, expectedVersion: number | null): Promise<Project> {
  await assertVisible(tx, actor, id);
  // All projects: assertVisible has asked.
  const project = await tx.manager.findOne(Project, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!project) throw notFound('project', id);
  if (expectedVersion !== null && expectedVersion !== project.version)
    throw staleVersion('project', id, expectedVersion, project.version);
  return project;
}

/** @throws DomainError `project.not-found` */
export async function assertVisible(db: Queryable, actor: Actor, id: string): Promise<void> {
  const query = db.manager.createQueryBuilder(Project, 'p').select('p.id').where('p.id = :id', { id });
  if (!(await query.andWhere(visibleTo(actor, bindTo(query))).getExists())) throw notFound('project', id);
}

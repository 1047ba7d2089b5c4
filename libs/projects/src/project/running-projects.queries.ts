import type { Actor } from '#identity';
import { notFound, type Queryable, type Tx } from '#platform';
import { In } from 'typeorm';
import { visibleTo } from './project-access.js';
import { type ProjectScope, takesPart, withinScope } from './project-scope.js';
import { Project } from './project.entity.js';

/** Which running projects are meant: those under these policies that the actor sees, of a department, plan or series, or named one by one. */
export interface RunningScope extends ProjectScope {
  policyIds: readonly string[];
  departmentId?: string | undefined;
  projectIds?: readonly string[] | undefined;
}

/** SQL on `p`: not over. Suspended projects go on under their policy, so they count. */
export const RUNNING = `p.state NOT IN ('closed', 'cancelled')`;

/** SQL conditions on `p` for a scope. */
export function runningConditions(actor: Actor, scope: RunningScope, add: (value: unknown) => string): string[] {
  return [
    RUNNING,
    `p.policy_id = ANY(${add(scope.policyIds)})`,
    visibleTo(actor, add),
    ...withinScope(scope, add),
    ...(scope.departmentId ? [takesPart(scope.departmentId, add)] : []),
    ...(scope.projectIds ? [`p.id = ANY(${add(scope.projectIds)})`] : []),
  ];
}

export async function countRunning(db: Queryable, actor: Actor, scope: RunningScope): Promise<number> {
  const parameters: unknown[] = [];
  const conditions = runningConditions(actor, scope, (value) => `$${parameters.push(value)}`);
  const [row] = await db.query<{ projects: number }>(
    `SELECT count(*)::int AS projects FROM project p WHERE ${conditions.join(' AND ')}`,
    parameters,
  );
  return row?.projects ?? 0;
}

/** Parts before the whole, as every change locks them: a part is always younger. */
const PARTS_FIRST = 'p.id DESC';

/** The ids of the next running projects after `after`; fewer than `limit`: these were the last. */
export async function nextRunning(
  db: Queryable,
  actor: Actor,
  scope: RunningScope,
  { after, limit, oneIn = 1 }: { after: string | null; limit: number; oneIn?: number },
): Promise<string[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = runningConditions(actor, scope, add);
  if (after) conditions.push(`p.id < ${add(after)}`);
  if (oneIn > 1) conditions.push(`(hashtext(p.id::text) & 2147483647) % ${add(oneIn)}::int = 0`);
  const rows = await db.query<{ id: string }>(
    `SELECT p.id FROM project p WHERE ${conditions.join(' AND ')} ORDER BY ${PARTS_FIRST} LIMIT ${add(limit)}`,
    parameters,
  );
  return rows.map(({ id }) => id);
}

/** Locks those of the projects that still are what the scope means; the others were changed meanwhile. */
export async function lockRunning(tx: Tx, actor: Actor, scope: RunningScope, ids: readonly string[]): Promise<Project[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = runningConditions(actor, { ...scope, projectIds: ids }, add);
  const locked = await tx.query<{ id: string }>(
    `SELECT p.id FROM project p WHERE ${conditions.join(' AND ')} ORDER BY ${PARTS_FIRST} FOR NO KEY UPDATE OF p`,
    parameters,
  );
  return tx.manager.find(Project, { where: { id: In(locked.map(({ id }) => id)) }, order: { id: 'DESC' } });
}

/** @throws DomainError `project.not-found` for the first that the actor doesn't see */
export async function assertProjectsVisible(db: Queryable, actor: Actor, ids: readonly string[]): Promise<void> {
  const parameters: unknown[] = [ids];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  const [unseen] = await db.query<{ id: string }>(
    `SELECT a.id FROM unnest($1::uuid[]) AS a (id) WHERE NOT EXISTS (SELECT 1 FROM project p WHERE p.id = a.id AND ${visible}) LIMIT 1`,
    parameters,
  );
  if (unseen) throw notFound('project', unseen.id);
}

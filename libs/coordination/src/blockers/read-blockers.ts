import { type Actor, can } from '#identity';
import { legalTransitionsOf } from '#outbox';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { bindTo, visibleTo } from '#projects';
import type { SelectQueryBuilder } from 'typeorm';
import type { BlockerKind, BlockerState } from '../entities/blocker.entity.js';
import { BLOCKER_TRANSITIONS, type BlockerTransition } from './blocker-transitions.js';
import { Blocker } from '../entities/blocker.entity.js';

interface Named {
  id: string;
  name: string;
}

/** A blocker as a person reads it. */
export interface BlockerView {
  id: string;
  project: { id: string; title: string };
  kind: BlockerKind;
  text: string;
  state: BlockerState;
  raisedByName: string;
  department: Named | null;
  raisedAt: Date;
  assignedDepartment: Named | null;
  assignedPerson: Named | null;
  dueDate: string | null;
  resolvedAt: Date | null;
  resolution: string | null;
  workdays: number | null;
  reopenings: number;
  version: number;
  /** Those that this person can make now. */
  legalTransitions: BlockerTransition[];
}

export interface BlockerFilter {
  projectId?: string;
  states?: readonly BlockerState[];
  kinds?: readonly BlockerKind[];
  /** Raised by this department, or assigned to it. */
  departmentId?: string;
  /** Raised before this instant. */
  raisedBefore?: Date;
}

/** Blockers of projects that the actor sees, and those assigned to him or his department; the oldest first, for coordination (调度). */
export async function listBlockers(
  db: Queryable,
  actor: Actor,
  filter: BlockerFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<BlockerView>> {
  const query = visibleBlockers(db, actor)
    .orderBy('b.raisedAt')
    .addOrderBy('b.id')
    .limit(page.limit + 1);
  const { projectId, states, kinds, departmentId, raisedBefore } = filter;
  if (projectId) query.andWhere('b.projectId = :projectId', { projectId });
  if (states) query.andWhere('b.state IN (:...states)', { states });
  if (kinds) query.andWhere('b.kind IN (:...kinds)', { kinds });
  if (departmentId)
    query.andWhere('(b.departmentId = :departmentId OR b.assignedDepartmentId = :departmentId)', { departmentId });
  if (raisedBefore) query.andWhere('b.raisedAt < :raisedBefore', { raisedBefore });
  if (page.cursor) {
    const [raisedAt, id] = decodeCursor(page.cursor, 2);
    query.andWhere('(b.raisedAt, b.id) > (:afterRaisedAt::timestamptz, :afterId::uuid)', {
      afterRaisedAt: raisedAt,
      afterId: id,
    });
  }
  const blockers = await query.getMany();
  return toPage(
    blockers.map((blocker) => viewOf(blocker, actor)),
    page.limit,
    (view) => [view.raisedAt.toISOString(), view.id],
  );
}

/** @throws DomainError `blocker.not-found` */
export async function readBlocker(db: Queryable, actor: Actor, id: string): Promise<BlockerView> {
  const blocker = await visibleBlockers(db, actor).andWhere('b.id = :id', { id }).getOne();
  if (!blocker) throw notFound('blocker', id);
  return viewOf(blocker, actor);
}

/** Who is to resolve it knows of it, although not of the project; of a confidential project only those who know that. */
function visibleBlockers(db: Queryable, actor: Actor): SelectQueryBuilder<Blocker> {
  const query = db.manager
    .createQueryBuilder(Blocker, 'b')
    .innerJoin('b.project', 'p')
    .addSelect(['p.id', 'p.title'])
    .leftJoin('b.department', 'd')
    .addSelect(['d.id', 'd.name'])
    .leftJoin('b.assignedDepartment', 'ad')
    .addSelect(['ad.id', 'ad.name'])
    .leftJoin('b.assignedPerson', 'ap')
    .addSelect(['ap.id', 'ap.name']);
  const assigned = '(b.assignedDepartmentId = :ownDepartmentId OR b.assignedPersonId = :ownId)';
  const visible = `(${visibleTo(actor, bindTo(query))} OR (NOT p.confidential AND ${assigned}))`;
  return query.where(visible, { ownDepartmentId: actor.departmentId, ownId: actor.id });
}

function viewOf(blocker: Blocker, actor: Actor): BlockerView {
  const { id, kind, text, state, raisedByName, raisedAt, dueDate, resolvedAt, resolution, workdays, reopenings, version } =
    blocker;
  return {
    id,
    project: { id: blocker.projectId, title: blocker.project?.title ?? '' },
    kind,
    text,
    state,
    raisedByName,
    department: named(blocker.department),
    raisedAt,
    assignedDepartment: named(blocker.assignedDepartment),
    assignedPerson: named(blocker.assignedPerson),
    dueDate,
    resolvedAt,
    resolution,
    workdays,
    reopenings,
    version,
    legalTransitions: legalTransitionsOf(BLOCKER_TRANSITIONS, blocker).filter((name) =>
      can(actor, BLOCKER_TRANSITIONS[name].needs),
    ),
  };
}

function named(one: Named | null | undefined): Named | null {
  return one ? { id: one.id, name: one.name } : null;
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { type NewEvent, recordEvents } from '#outbox';
import { newId, type Tx } from '#platform';
import { NO_PROGRESS_FACTS, type Origin, PoliciesService, type Priority } from '#policies';
import { ProjectChanges } from '../progress/project-changes.js';
import { recordBreakDown } from './break-down.js';
import { assertKnown } from '../project/project-access.js';
import { Cooperation } from '../project/cooperation.entity.js';
import { readersOf } from '../project/project-readers.js';
import { beginning, recordOf } from '../project/project-record.js';
import type { UnruledProject } from '../project/unruled-project.js';
import { Project } from '../project/project.entity.js';
import { factsOf } from '../project/policy-facts.queries.js';

/** Who gets a task, and how it is filed: the same for every origin. */
export interface Assignment {
  leadDepartmentId: string;
  cooperatingDepartmentIds?: string[];
  leaderId?: string;
  /** Default: the first policy that applies. */
  policyId?: string;
  series?: string[];
  tags?: string[];
  /** Default: normal. */
  priority?: Priority;
  /** Only named people see it: the leader in charge, these, whoever registers it, and administrators. */
  confidential?: boolean;
  readerIds?: string[];
}

/** What the task is and where it stands written. */
interface Subject {
  title: string;
  text: string;
  path?: string[];
  planId?: string;
  planItemId?: string;
  originNote?: string;
}

/** A project on the first day of its life. Pure. */
export function newProject(
  given: Assignment & Subject,
  { origin, dueDate, now }: { origin: Origin; dueDate: string; now: Date },
): UnruledProject {
  return {
    ...beginning(),
    state: 'registered',
    version: 1,
    id: newId(),
    planId: given.planId ?? null,
    planItemId: given.planItemId ?? null,
    parentId: null,
    weight: 1,
    title: given.title,
    text: given.text,
    path: given.path ?? [],
    series: given.series ?? [],
    origin,
    originNote: given.originNote ?? null,
    priority: given.priority ?? 'normal',
    tags: given.tags ?? [],
    confidential: given.confidential ?? false,
    readerIds: given.readerIds ?? [],
    leadDepartmentId: given.leadDepartmentId,
    leaderId: given.leaderId ?? null,
    dueDate,
    originalDueDate: dueDate,
    policyId: given.policyId ?? null,
    registeredAt: now,
    assignedAt: now,
    changedAt: now,
  };
}

/** Facts of a registration besides the project itself. */
export interface Entry {
  cooperatingDepartmentIds: readonly string[];
  actor: Actor;
  now: Date;
  /** For the first event of the project. */
  facts?: Record<string, unknown>;
}

/** Writes new projects under their policy: row, departments that help, history, and what listeners write. */
@Injectable()
export class ProjectEntry {
  constructor(
    private readonly policies: PoliciesService,
    private readonly changes: ProjectChanges,
  ) {}

  async enter(tx: Tx, project: UnruledProject, { cooperatingDepartmentIds, actor, now, facts = {} }: Entry): Promise<void> {
    const policyId = project.policyId ?? (await this.policies.candidates(tx)).choose(await factsOf(tx, project)).chosen.id;
    const ruled: Project = { ...project, policyId, readerIds: readersOf(project, actor) };
    const entered = await this.changes.withAtRiskDates(tx, ruled, NO_PROGRESS_FACTS);
    await tx.manager.insert(Project, entered);
    await insertCooperation(tx, entered, cooperatingDepartmentIds);
    await recordEvents(tx, [registered(entered, { cooperatingDepartmentIds, actor, now, facts })]);
    await recordBreakDown(tx, entered, actor, now);
    await this.changes.announce(tx, { before: null, after: entered, now });
  }
}

function registered(project: Project, { cooperatingDepartmentIds, actor, now, facts }: Entry): NewEvent {
  return {
    type: 'project.registered',
    subject: { kind: 'project', id: project.id },
    actor: { id: actor.id, name: actor.name },
    at: now,
    data: {
      before: {},
      after: recordOf(project),
      title: project.title,
      text: project.text,
      origin: project.origin,
      originNote: project.originNote,
      leadDepartmentId: project.leadDepartmentId,
      cooperatingDepartmentIds,
      leaderId: project.leaderId,
      policyId: project.policyId,
      planItemId: project.planItemId,
      parentId: project.parentId,
      ...facts,
    },
  };
}

async function insertCooperation(tx: Tx, project: Project, departmentIds: readonly string[]): Promise<void> {
  const others = [...new Set(departmentIds)].filter((id) => id !== project.leadDepartmentId);
  const { id: projectId, assignedAt } = project;
  await tx.manager.insert(
    Cooperation,
    others.map((departmentId) => ({ projectId, departmentId, assignedAt })),
  );
}

/** @throws DomainError `department.not-found`, `person.not-found` */
export async function assertAssigneesKnown(tx: Tx, assignments: readonly Partial<Assignment>[]): Promise<void> {
  const departments = assignments.flatMap((one) => [
    ...(one.leadDepartmentId ? [one.leadDepartmentId] : []),
    ...(one.cooperatingDepartmentIds ?? []),
  ]);
  await assertKnown(tx, 'department', departments);
  await assertKnown(
    tx,
    'person',
    assignments.flatMap((one) => [...(one.leaderId ? [one.leaderId] : []), ...(one.readerIds ?? [])]),
  );
}

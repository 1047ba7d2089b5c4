import { type Actor, requireAbility } from '#identity';
import { recordEvents } from '#event-queue';
import { DomainError, newId, notFound, type Tx } from '#platform';
import { assertRosterKnown } from '../assignment/assert-roster-known.js';
import { Plan } from '../plans/plan.entity.js';
import { PlanItem } from '../plans/plan-item.entity.js';
import { assertDueDate, type TrackingContext } from './move-project.js';
import { recordOf } from './project-record.js';
import { Project } from './project.entity.js';

export interface Registration {
  itemId: string;
  /** Default of this and the next two: what the item is assigned to. */
  leadDepartmentId?: string;
  cooperatingDepartmentIds?: string[];
  leaderId?: string;
  /** Default: the item's own date, else the last day of the plan year. */
  dueDate?: string;
  policyId: string;
  series?: string[];
  title?: string;
}

export interface RegisteredItem {
  projectId: string;
  itemId: string;
  /** False when the item had been registered before: nothing was changed then. */
  created: boolean;
}

/**
 * Registers draft items as projects (立项), all or none. Registering an item again changes nothing and answers with
 * the project it already has.
 * @throws DomainError `item.not-found`, `item.not-draft`, `item.lead-needed`, `department.not-found`, `person.not-found`, `due-date.*`
 */
export async function registerItems(
  tx: Tx,
  context: TrackingContext,
  registrations: readonly Registration[],
  actor: Actor,
): Promise<RegisteredItem[]> {
  requireAbility(actor, 'project.supervise');
  await assertRosterKnown(
    tx,
    registrations.flatMap((one) => [one.leadDepartmentId ?? [], one.cooperatingDepartmentIds ?? []].flat()),
    registrations.flatMap((one) => one.leaderId ?? []),
  );
  const results: RegisteredItem[] = [];
  for (const registration of registrations) results.push(await registerItem(tx, context, registration, actor));
  return results;
}

async function registerItem(tx: Tx, context: TrackingContext, registration: Registration, actor: Actor): Promise<RegisteredItem> {
  const now = context.clock.now();
  const item = await tx.manager.findOne(PlanItem, { where: { id: registration.itemId }, lock: { mode: 'pessimistic_write' } });
  if (!item) throw notFound('item', registration.itemId);
  if (item.state === 'registered') {
    const existing = await tx.manager.findOneByOrFail(Project, { planItemId: item.id });
    return { projectId: existing.id, itemId: item.id, created: false };
  }
  if (item.state !== 'draft') {
    throw new DomainError('item.not-draft', `The item "${item.title}" is ${item.state}. Restore it before you register it.`, {
      id: item.id,
      state: item.state,
    });
  }
  const project = await newProject(tx, item, registration, now);
  Object.assign(project, await context.course.turningDays(tx, project, []));
  const cooperatingDepartmentIds = registration.cooperatingDepartmentIds ?? item.cooperatingDepartmentIds;
  await tx.manager.insert(Project, project);
  await insertCooperation(tx, project, cooperatingDepartmentIds);
  await tx.manager.update(PlanItem, { id: item.id }, { state: 'registered', version: item.version + 1 });
  await recordEvents(tx, [
    {
      type: 'project.registered',
      subject: { kind: 'project', id: project.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: {
        before: {},
        after: recordOf(project),
        title: project.title,
        text: project.text,
        leadDepartmentId: project.leadDepartmentId,
        cooperatingDepartmentIds,
        leaderId: project.leaderId,
        planItemId: item.id,
      },
    },
  ]);
  for (const watcher of context.watchers) await watcher.projectChanged(tx, { before: null, after: project, now });
  return { projectId: project.id, itemId: item.id, created: true };
}

async function newProject(tx: Tx, item: PlanItem, registration: Registration, now: Date): Promise<Project> {
  const plan = await tx.manager.findOneByOrFail(Plan, { id: item.planId });
  const dueDate = registration.dueDate ?? item.due ?? (plan.planYear ? `${plan.planYear}-12-31` : '');
  assertDueDate(dueDate, now);
  return {
    id: newId(),
    planId: plan.id,
    planItemId: item.id,
    title: registration.title ?? item.title,
    text: item.text,
    path: item.path,
    series: registration.series ?? [],
    leadDepartmentId: leadOf(item, registration),
    leaderId: registration.leaderId ?? item.leaderId,
    dueDate,
    originalDueDate: dueDate,
    policyId: registration.policyId,
    state: 'registered',
    stateBeforeSuspension: null,
    percent: 0,
    registeredAt: now,
    assignedAt: now,
    acknowledgedAt: null,
    objection: null,
    objectedAt: null,
    requestedDueDate: null,
    extensionReason: null,
    extensionRequestedAt: null,
    extensions: 0,
    behindFrom: null,
    farBehindFrom: null,
    nextMilestoneDate: null,
    excusedReason: null,
    lastReportAt: null,
    completionRequestedAt: null,
    closedAt: null,
    returns: 0,
    reopenings: 0,
    changedAt: now,
    version: 1,
  };
}

function leadOf(item: PlanItem, registration: Registration): string {
  const lead = registration.leadDepartmentId ?? item.leadDepartmentId;
  if (lead) return lead;
  throw new DomainError(
    'item.lead-needed',
    `Nobody leads "${item.title}" yet. Give leadDepartmentId, or assign the item first; /v1/items/${item.id}/suggestions proposes whom.`,
    { id: item.id },
  );
}

async function insertCooperation(tx: Tx, project: Project, departmentIds: readonly string[]): Promise<void> {
  await tx.query(
    'INSERT INTO project_cooperation (project_id, department_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
    [project.id, departmentIds.filter((id) => id !== project.leadDepartmentId)],
  );
}

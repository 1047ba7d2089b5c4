import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, DomainError, notFound, type Tx } from '#platform';
import {
  assertAssigneesKnown,
  assertDueDate,
  type Assignment,
  newProject,
  Project,
  ProjectsService,
  type UnruledProject,
} from '#projects';
import { PlanItem } from '../entities/plan-item.entity.js';
import { Plan } from '../entities/plan.entity.js';

export interface Registration extends Omit<Assignment, 'leadDepartmentId'> {
  itemId: string;
  /** Default of this and the next two: what the item is assigned to. */
  leadDepartmentId?: string;
  cooperatingDepartmentIds?: string[];
  leaderId?: string;
  /** Default: the item's own date, else the last day of the plan year. */
  dueDate?: string;
  title?: string;
}

export interface RegisteredItem {
  projectId: string;
  itemId: string;
  /** False when the item had been registered before: nothing was changed then. */
  created: boolean;
}

/** Makes projects of the items of plans (立项). */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly projects: ProjectsService,
  ) {}

  /**
   * Registers draft items as projects, all or none. Registering an item again changes nothing and answers with the project it already has.
   * @throws DomainError `item.not-found`, `item.not-draft`, `item.lead-needed`, `department.not-found`, `person.not-found`, `due-date.*`
   */
  register(actor: Actor, registrations: readonly Registration[]): Promise<RegisteredItem[]> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
      await assertAssigneesKnown(tx, registrations);
      const results: RegisteredItem[] = [];
      for (const registration of registrations) results.push(await this.registerItem(tx, actor, registration));
      return results;
    });
  }

  private async registerItem(tx: Tx, actor: Actor, registration: Registration): Promise<RegisteredItem> {
    const now = this.clock.now();
    const item = await tx.manager.findOne(PlanItem, { where: { id: registration.itemId }, lock: { mode: 'pessimistic_write' } });
    if (!item) throw notFound('item', registration.itemId);
    if (item.state === 'registered') {
      const existing = await tx.manager.findOneByOrFail(Project, { planItemId: item.id });
      return { projectId: existing.id, itemId: item.id, created: false };
    }
    if (item.state !== 'draft') throw notDraft(item);
    const plan = await tx.manager.findOneByOrFail(Plan, { id: item.planId });
    const project = projectOf(item, plan, registration, now);
    const cooperatingDepartmentIds = registration.cooperatingDepartmentIds ?? item.cooperatingDepartmentIds;
    await this.projects.enter(tx, project, { cooperatingDepartmentIds, actor, now });
    await tx.manager.update(PlanItem, { id: item.id }, { state: 'registered', version: item.version + 1 });
    return { projectId: project.id, itemId: item.id, created: true };
  }
}

function projectOf(item: PlanItem, plan: Plan, registration: Registration, now: Date): UnruledProject {
  const dueDate = registration.dueDate ?? item.due ?? (plan.planYear ? `${plan.planYear}-12-31` : '');
  assertDueDate(dueDate, now);
  const leaderId = registration.leaderId ?? item.leaderId;
  return newProject(
    {
      ...registration,
      leadDepartmentId: leadOf(item, registration),
      ...(leaderId ? { leaderId } : {}),
      planId: plan.id,
      planItemId: item.id,
      title: registration.title ?? item.title,
      text: item.text,
      path: item.path,
    },
    { origin: 'plan', dueDate, now },
  );
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

function notDraft({ id, title, state }: PlanItem): DomainError {
  return new DomainError('item.not-draft', `The item "${title}" is ${state}. Restore it before you register it.`, { id, state });
}

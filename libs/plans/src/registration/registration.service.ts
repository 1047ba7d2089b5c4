import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { lastDayFor } from '#plan-text';
import { Database, DomainError, notFound, type Tx } from '#platform';
import { hiddenItemsOf, Project, ProjectsService } from '#projects';
import { asRecurrence } from '#work-calendar';
import { In } from 'typeorm';
import { matchResponsibility, type RosterOfNames } from '../assignment/match-responsibility.js';
import { readRosterOfNames } from '../assignment/roster-of-names.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { Plan } from '../entities/plan.entity.js';

type NewTask = Exclude<ReturnType<Parameters<ProjectsService['registerRows']>[2]['toTask']>, null>;
type Assignment = Parameters<ProjectsService['registerRows']>[1][number];

export interface Registration extends Omit<Assignment, 'leadDepartmentId'> {
  itemId: string;
  /** Default of this and the next two: what the item is assigned to. */
  leadDepartmentId?: string;
  cooperatingDepartmentIds?: string[];
  leaderId?: string;
  /** Default: the item's own date, else the last day of the plan year, or of the five years of its chapter. */
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
    private readonly projects: ProjectsService,
  ) {}

  /**
   * Registers draft items as projects, all or none. Registering an item again changes nothing and answers with the project it already has.
   * A date that has passed stays: the project is red from the first day.
   * @throws DomainError of the first faulty item, with all of them in `faults`: `item.not-found`, `item.not-draft`, `item.lead-needed`,
   *   `department.not-found`, `person.not-found`, `due-date.invalid`
   */
  register(actor: Actor, registrations: readonly Registration[]): Promise<RegisteredItem[]> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
      const subjects = await readSubjects(tx, actor, registrations);
      const fresh = new Set<string>();
      const tell = ({ itemId }: Registration): Record<string, unknown> => ({ itemId });
      const toTask = (registration: Registration): NewTask | null => {
        const item = subjects.item(registration.itemId);
        if (item.state === 'registered' || fresh.has(item.id)) return null;
        if (item.state !== 'draft') throw notDraft(item);
        fresh.add(item.id);
        return taskOf(item, subjects, registration);
      };
      const ids = await this.projects.registerRows(tx, registrations, { tell, toTask }, actor);
      await tx.manager.update(PlanItem, { id: In([...fresh]) }, { state: 'registered', version: () => 'version + 1' });
      const created = new Map<string, string>();
      registrations.forEach(({ itemId }, index) => {
        const projectId = ids[index];
        if (projectId) created.set(itemId, projectId);
      });
      return registrations.map(({ itemId }) => {
        const projectId = created.get(itemId);
        return { projectId: projectId ?? subjects.projectOf(itemId), itemId, created: projectId !== undefined };
      });
    });
  }
}

/** The items that are to be registered, as far as the actor sees them, locked, with their plans and the projects that some have already. */
async function readSubjects(tx: Tx, actor: Actor, registrations: readonly Registration[]): Promise<Subjects> {
  const ids = registrations.map(({ itemId }) => itemId);
  // In order of their ids, so that two registrations of the same items wait for each other.
  const locked = await tx.manager.find(PlanItem, {
    where: { id: In(ids) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const hidden = await hiddenItemsOf(tx, actor);
  const items = locked.filter(({ id }) => !hidden.has(id));
  const plans = await tx.manager.findBy(Plan, { id: In([...new Set(items.map(({ planId }) => planId))]) });
  const registered = items.filter(({ state }) => state === 'registered').map(({ id }) => id);
  const projects = await tx.manager.find(Project, {
    select: { id: true, planItemId: true },
    where: { planItemId: In(registered) },
  });
  return new Subjects(
    new Map(items.map((item) => [item.id, item])),
    new Map(plans.map((plan) => [plan.id, plan])),
    new Map(projects.map(({ id, planItemId }) => [planItemId ?? '', id])),
    await rostersOf(tx, plans),
  );
}

/** The roster as each plan names its departments. */
async function rostersOf(tx: Tx, plans: readonly Plan[]): Promise<ReadonlyMap<string, RosterOfNames>> {
  const rosters = new Map<string, RosterOfNames>();
  for (const { id, issuer } of plans) rosters.set(id, await readRosterOfNames(tx, issuer));
  return rosters;
}

class Subjects {
  constructor(
    private readonly items: ReadonlyMap<string, PlanItem>,
    private readonly plans: ReadonlyMap<string, Plan>,
    private readonly projects: ReadonlyMap<string, string>,
    private readonly rosters: ReadonlyMap<string, RosterOfNames>,
  ) {}

  /** @throws DomainError `item.not-found` */
  item(id: string): PlanItem {
    return found(this.items.get(id), 'item', id);
  }

  plan({ planId }: PlanItem): Plan {
    return found(this.plans.get(planId), 'plan', planId);
  }

  /** Names in the document that match no department: they stay on the project as text. */
  unmatchedNames({ planId, responsibility }: PlanItem): string[] {
    const roster = this.rosters.get(planId);
    if (!roster || !responsibility) return [];
    const { unmatched } = matchResponsibility(responsibility, roster);
    return [...new Set(unmatched.flatMap(({ role, name }) => (role === 'department' ? [name] : [])))];
  }

  projectOf(itemId: string): string {
    return found(this.projects.get(itemId), 'project', itemId);
  }
}

function found<T>(thing: T | undefined, kind: 'item' | 'plan' | 'project', id: string): T {
  if (thing === undefined) throw notFound(kind, id);
  return thing;
}

function taskOf(item: PlanItem, subjects: Subjects, registration: Registration): NewTask {
  const plan = subjects.plan(item);
  const leaderId = registration.leaderId ?? item.leaderId;
  const recurrence = registration.recurrence ?? asRecurrence(item.recurrence);
  return {
    ...registration,
    leadDepartmentId: leadOf(item, registration),
    cooperatingDepartmentIds: registration.cooperatingDepartmentIds ?? item.cooperatingDepartmentIds,
    ...(leaderId ? { leaderId } : {}),
    people: registration.people ?? item.people,
    planId: plan.id,
    planItemId: item.id,
    title: registration.title ?? item.title,
    text: item.text,
    path: item.path,
    ...originOf(plan),
    ...(recurrence ? { recurrence } : {}),
    unmatchedNames: subjects.unmatchedNames(item),
    dueDate: registration.dueDate ?? item.due ?? (plan.planYear ? lastDayFor(item.path, plan.planYear) : ''),
  };
}

/** What comes from minutes, an instruction or the like names that paper. */
function originOf({ origin, title }: Plan): Pick<NewTask, 'origin' | 'originNote'> {
  return origin === 'plan' ? { origin } : { origin, originNote: title };
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

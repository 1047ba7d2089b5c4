import { Injectable, Module } from '@nestjs/common';
import { type Actor, Department, Person } from '#identity';
import { Clock, Database, DomainError, type Queryable } from '#platform';
import { type PlanItemView, PlansModule, PlansService, type Registration, RegistrationService } from '#plans';
import { civilDateOf } from '#work-calendar';
import { assign, type AssignmentRules, dueDateOf, recurrenceOf } from './assignment.js';

export interface RegisteredProject {
  projectId: string;
  text: string;
  leadDepartmentId: string;
  cooperatingDepartmentIds: readonly string[];
}

/** Registers a plan as a supervisor would by hand, by rules. */
@Injectable()
export class RegistrationByRules {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly plans: PlansService,
    private readonly registration: RegistrationService,
  ) {}

  /**
   * Registers the draft items of a plan. An item whose date has passed stays a draft.
   * @throws DomainError `department.not-found`, `person.not-found` when the rules name what the roster doesn't have
   */
  async register(planId: string, rules: AssignmentRules, actor: Actor): Promise<RegisteredProject[]> {
    const roster = await readRosterIds(this.database);
    const items = (await this.plans.drafts(actor, planId)).filter((item) => !hasPassed(dueDateOf(item, rules), this.clock.now()));
    const registrations = items.map((item) => registrationOf(item, rules, roster));
    const registered = await this.registration.register(actor, registrations);
    return registered.map(({ projectId }, index) => ({
      projectId,
      text: items[index]?.text ?? '',
      leadDepartmentId: registrations[index]?.leadDepartmentId ?? '',
      cooperatingDepartmentIds: registrations[index]?.cooperatingDepartmentIds ?? [],
    }));
  }
}

@Module({ imports: [PlansModule], providers: [RegistrationByRules], exports: [RegistrationByRules] })
export class RegistrationByRulesModule {}

function hasPassed(dueDate: string | null, now: Date): boolean {
  return dueDate !== null && dueDate < civilDateOf(now);
}

interface RosterIds {
  departments: Map<string, string>;
  people: Map<string, string>;
}

async function readRosterIds(db: Queryable): Promise<RosterIds> {
  const departments = await db.manager.find(Department);
  const people = await db.manager.find(Person);
  return {
    departments: new Map(departments.map(({ code, id }) => [code, id])),
    people: new Map(people.map(({ login, id }) => [login, id])),
  };
}

function registrationOf(item: PlanItemView, rules: AssignmentRules, roster: RosterIds): Registration {
  const { lead, cooperating, leader } = assign(item, rules);
  const department = (code: string): string => known(roster.departments, code, 'department');
  const recurrence = recurrenceOf(item, rules);
  // A duty goes on until the year ends.
  const dueDate = recurrence ? item.due : dueDateOf(item, rules);
  return {
    itemId: item.id,
    leadDepartmentId: department(lead),
    cooperatingDepartmentIds: cooperating.map(department),
    ...(leader ? { leaderId: known(roster.people, leader, 'person') } : {}),
    ...(dueDate ? { dueDate } : {}),
    ...(recurrence ? { recurrence } : {}),
  };
}

function known(ids: ReadonlyMap<string, string>, name: string, kind: 'department' | 'person'): string {
  const id = ids.get(name);
  if (!id)
    throw new DomainError(
      `${kind}.not-found`,
      `The assignment rules name the ${kind} "${name}", which the roster doesn't have. Correct one of them.`,
      { name },
    );
  return id;
}

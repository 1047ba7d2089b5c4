import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, directory, loadRoster, type Roster } from '#identity';
import { type AssignmentRules, RegistrationByRules } from '#demonstration';
import { Clock, Database, newId } from '#platform';
import { PoliciesModule, PoliciesService } from '#policies';
import {
  documentOfPlan,
  parseOffloaded,
  type PlanSubmission,
  PlansService,
  RegistrationService,
  SuggestionsService,
} from '#plans';
import { civilDateOf } from '#work-calendar';
import { rosterOfPlan, STAND_IN, withStandIn } from './roster-of-plan.js';
import { simulate, type Simulation, type SimulationOptions } from './simulate.js';

export interface SimulatedFiles {
  plan: PlanSubmission;
  /** Left out: the departments and leaders that the plan itself names. */
  roster?: Roster;
  /** Who gets which item. Left out: whom the plan names, else the best suggestion, else a department for what nobody leads. */
  rules?: AssignmentRules;
  /** A policy as JSON; left out: the one that ships with Duban. */
  policy?: unknown;
}

/**
 * Simulates a plan that is in no database yet: imports it, registers its items on the first day, plays.
 * @throws DomainError of import, roster, rules, policy and period
 */
export function simulateFiles(options: SimulationOptions, files: SimulatedFiles): Promise<Simulation> {
  return simulate(options, (context) => setUp(context, files));
}

async function setUp(context: INestApplicationContext, { plan, roster, rules, policy }: SimulatedFiles): Promise<void> {
  const now = context.get(Clock).now();
  const actor: Actor = { id: newId(), kind: 'person', name: 'simulation', role: 'supervisor', departmentId: null };
  const given = roster ?? (await rosterNamedBy(plan));
  await context.get(Database).transaction(async (tx) => {
    await loadRoster(tx, rules ? given : withStandIn(given), now);
    if (policy === undefined) await PoliciesModule.afterMigration(tx, { now });
  });
  if (policy !== undefined) await context.get(PoliciesService).save(actor, 'default', policy);
  const planId = await importNow(context.get(PlansService), plan, actor);
  if (rules) await context.get(RegistrationByRules).register(planId, rules, actor);
  else await registerAsNamed(context, planId, actor);
}

async function rosterNamedBy(plan: PlanSubmission): Promise<Roster> {
  const { planYear } = plan;
  const { items } = await parseOffloaded(documentOfPlan(plan), planYear ? { planYear } : {});
  return rosterOfPlan(items);
}

/** Another worker would do this, and a simulation has none. */
async function importNow(plans: PlansService, plan: PlanSubmission, actor: Actor): Promise<string> {
  const { planId, jobId } = await plans.submit(actor, plan);
  await plans.import(planId, jobId);
  return planId;
}

/** Each item goes to the lead that the plan names, else to the best suggestion. One whose date has passed stays a draft. */
async function registerAsNamed(context: INestApplicationContext, planId: string, actor: Actor): Promise<void> {
  const today = civilDateOf(context.get(Clock).now());
  const suggested = await context.get(SuggestionsService).ofPlan(actor, planId);
  const suggestions = new Map(suggested.map((one) => [one.itemId, one.suggestions[0]?.departmentId]));
  const departments = await directory.departments(context.get(Database));
  const standIn = departments.find(({ code }) => code === STAND_IN.code)?.id;
  const drafts = await context.get(PlansService).drafts(actor, planId);
  const registrations = drafts
    .filter(({ due }) => due === null || due >= today)
    .map(({ id: itemId, leadDepartmentId: named }) => {
      const leadDepartmentId = named ?? suggestions.get(itemId) ?? standIn;
      return { itemId, ...(leadDepartmentId ? { leadDepartmentId } : {}) };
    });
  await context.get(RegistrationService).register(actor, registrations);
}

import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, loadRoster, type Roster } from '#identity';
import { type AssignmentRules, RegistrationByRules } from '#demonstration';
import { Clock, Database, newId } from '#platform';
import { ensureDefaultPolicy, PoliciesService } from '#policies';
import { type PlanSubmission, PlansService } from '#plans';
import { simulate, type Simulation, type SimulationOptions } from './simulate.js';

export interface SimulatedFiles {
  plan: PlanSubmission;
  roster: Roster;
  rules: AssignmentRules;
  /** A policy as JSON; left out: the one that ships with Duban. */
  policy?: unknown;
}

/**
 * Simulates a plan that is in no database yet: imports it, registers its items by the rules on the first day, plays.
 * @throws DomainError of import, roster, rules, policy and period
 */
export function simulateFiles(options: SimulationOptions, files: SimulatedFiles): Promise<Simulation> {
  return simulate(options, (context) => setUp(context, files));
}

async function setUp(context: INestApplicationContext, { plan, roster, rules, policy }: SimulatedFiles): Promise<void> {
  const now = context.get(Clock).now();
  const actor: Actor = { id: newId(), kind: 'person', name: 'simulation', role: 'supervisor', departmentId: null };
  await context.get(Database).transaction(async (tx) => {
    await loadRoster(tx, roster, now);
    if (policy === undefined) await ensureDefaultPolicy(tx, now);
  });
  if (policy !== undefined) await context.get(PoliciesService).save(actor, 'default', policy);
  const planId = await importNow(context.get(PlansService), plan, actor);
  await context.get(RegistrationByRules).register(planId, rules, actor);
}

/** Another worker would do this, and a simulation has none. */
async function importNow(plans: PlansService, plan: PlanSubmission, actor: Actor): Promise<string> {
  const { planId, jobId } = await plans.submit(actor, plan);
  await plans.import(planId, jobId);
  return planId;
}

import { type Actor, loadRoster, type Roster } from '#identity';
import { newId } from '#platform';
import { ensureDefaultPolicy, PoliciesService } from '#policies';
import { type PlanSubmission, PlansService } from '#plans';
import { type AssignmentRules, registerByRules } from '#demonstration';
import type { Application } from '#application';
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
  return simulate(options, (application) => furnish(application, files));
}

async function furnish(application: Application, { plan, roster, rules, policy }: SimulatedFiles): Promise<void> {
  const { database, clock } = application;
  const actor: Actor = { id: newId(), kind: 'person', name: 'simulation', role: 'supervisor', departmentId: null };
  await database.transaction(async (tx) => {
    await loadRoster(tx, roster, clock.now());
    if (policy === undefined) await ensureDefaultPolicy(tx, clock.now());
  });
  if (policy !== undefined) await application.get(PoliciesService).save(actor, 'default', policy);
  await registerByRules(application, await importNow(application, plan, actor), rules, actor);
}

/** A long text would wait for a worker, and a simulation has none. */
async function importNow(application: Application, plan: PlanSubmission, actor: Actor): Promise<string> {
  const plans = application.get(PlansService);
  const { planId, jobId } = await plans.submit(actor, plan);
  await plans.import(planId, jobId);
  return planId;
}

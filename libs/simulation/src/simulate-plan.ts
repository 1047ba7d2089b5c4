import { type Actor, requireAbility } from '#identity';
import type { Application } from '#application';
import { copyPlan } from './copy-plan.js';
import { simulate, type Simulation, type SimulatedPeriod } from './simulate.js';

/**
 * Simulates a plan of the live database with its own roster, policies and projects, which begin anew on the first day.
 * @throws DomainError `access.denied`, `plan.not-found`, `period.invalid`
 */
export async function simulatePlan(
  live: Application,
  planId: string,
  period: SimulatedPeriod,
  actor: Actor,
): Promise<Simulation> {
  requireAbility(actor, 'project.supervise');
  return simulate({ databaseUrl: live.database.url, config: live.config, period, logger: live.logger }, (application) =>
    copyPlan(application, live.database, planId, actor),
  );
}

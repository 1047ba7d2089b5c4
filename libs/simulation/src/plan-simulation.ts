import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, Environment, Logger } from '#platform';
import { ProjectsService } from '#projects';
import { copyPlan } from './copy-plan.queries.js';
import { simulate, type Simulation, type SimulatedPeriod } from './simulate.js';

/** Plays plans of the live database. */
@Injectable()
export class PlanSimulation {
  constructor(
    private readonly database: Database,
    private readonly environment: Environment,
    private readonly logger: Logger,
  ) {}

  /**
   * Plays a plan with its own roster, policies and projects, which begin anew on the first day.
   * @throws DomainError `access.denied`, `plan.not-found`, `period.invalid`
   */
  async play(planId: string, period: SimulatedPeriod, actor: Actor): Promise<Simulation> {
    requireAbility(actor, 'project.supervise');
    return simulate({ environment: this.environment, period, logger: this.logger }, (context) =>
      copyPlan(
        { database: context.get(Database), clock: context.get(Clock), projects: context.get(ProjectsService) },
        this.database,
        planId,
        actor,
      ),
    );
  }
}

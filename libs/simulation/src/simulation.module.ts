import { Module } from '@nestjs/common';
import { PoliciesModule } from '#policies';
import { PlanSimulation } from './plan-simulation.js';
import { PolicyChangeSimulation } from './policy-change-simulation.js';

/** Simulations on the data of the running service; each opens an application context of its own. */
@Module({
  imports: [PoliciesModule],
  providers: [PlanSimulation, PolicyChangeSimulation],
  exports: [PlanSimulation, PolicyChangeSimulation],
})
export class SimulationModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BackgroundJobsModule, OutboxModule } from '#outbox';
import { Plan } from '#plans';
import { PoliciesModule } from '#policies';
import { RemindersModule } from '#reminders';
import { PlanSimulation } from './plan-simulation.js';
import { PolicyChangeSimulation } from './policy-change-simulation.js';
import { policyPreview, simulationPlay } from './simulation-jobs.js';
import { SimulationRequests } from './simulation-requests.service.js';

/** Simulations on the data of the running service; each opens an application context of its own. */
@Module({
  imports: [
    PoliciesModule,
    RemindersModule,
    BackgroundJobsModule,
    OutboxModule.forFeature([simulationPlay, policyPreview]),
    TypeOrmModule.forFeature([Plan]),
  ],
  providers: [PlanSimulation, PolicyChangeSimulation, SimulationRequests],
  exports: [PlanSimulation, PolicyChangeSimulation, SimulationRequests],
})
export class SimulationModule {}

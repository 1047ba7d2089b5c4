import { Module } from '@nestjs/common';
import { PoliciesModule } from '#policies';
import { ProjectsModule } from '#projects';
import { RemindersModule } from '#reminders';
import { SimulationModule } from '#simulation';
import { PoliciesController } from './policies.controller.js';
import { SimulationsController } from './simulations.controller.js';

/** Routes of policies, and what they would do. */
@Module({
  imports: [PoliciesModule, ProjectsModule, RemindersModule, SimulationModule],
  controllers: [PoliciesController, SimulationsController],
})
export class PoliciesApiModule {}

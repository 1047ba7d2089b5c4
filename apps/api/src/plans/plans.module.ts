import { Module } from '@nestjs/common';
import { PlansModule } from '#plans';
import { PlansController } from './plans.controller.js';
import { ItemsController } from './items.controller.js';
import { RevisionsController } from './revisions.controller.js';
import { SuggestionsController } from './suggestions.controller.js';
import { JobsController } from './jobs.controller.js';

/** Routes of plan documents, their items and versions. */
@Module({
  imports: [PlansModule],
  controllers: [PlansController, ItemsController, RevisionsController, SuggestionsController, JobsController],
})
export class PlansApiModule {}

import { Module } from '@nestjs/common';
import { CoordinationModule } from '#coordination';
import { BlockersController, ProjectBlockersController } from './blockers.controller.js';
import { CallInsController } from './call-ins.controller.js';
import { CommentsController, InstructionsController } from './instructions.controller.js';

/** Routes of blockers and call-ins. */
@Module({
  imports: [CoordinationModule],
  controllers: [BlockersController, ProjectBlockersController, CallInsController, InstructionsController, CommentsController],
})
export class CoordinationApiModule {}

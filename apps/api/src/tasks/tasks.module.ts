import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { TasksModule } from '#tasks';
import { TasksController } from './tasks.controller.js';

/** Routes of what waits for a person. */
@Module({ imports: [IdentityModule, TasksModule], controllers: [TasksController] })
export class TasksApiModule {}

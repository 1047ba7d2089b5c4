import { Module } from '@nestjs/common';
import { CoordinationModule } from '#coordination';
import { IdentityModule } from '#identity';
import { ProjectsModule } from '#projects';
import { ReportingModule } from '#reporting';
import { SlipsModule } from '#slips';
import { TaskActionsService } from './task-actions.service.js';
import { HoldersService } from './holders.service.js';
import { TasksService } from './tasks.service.js';

/** What waits for a person. It has no table: everything follows from the modules below. */
@Module({
  imports: [CoordinationModule, IdentityModule, ProjectsModule, ReportingModule, SlipsModule],
  providers: [TasksService, TaskActionsService, HoldersService],
  exports: [TasksService, TaskActionsService],
})
export class TasksModule {}

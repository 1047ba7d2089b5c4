import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { Environment } from '#platform';
import { PoliciesModule } from '#policies';
import { CarryOverService } from './carry-over/carry-over.service.js';
import { IndicatorsService } from './indicators/indicators.service.js';
import { MilestonesService } from './milestones/milestones.service.js';
import { ProjectChanges } from './progress/project-changes.js';
import { ProjectEntry } from './registration/enter-project.js';
import { PROJECT_ENTITIES } from './project-entities.js';
import { ProjectListeners } from './project/project-listeners.js';
import { AttachmentStorage } from './reports/attachment-storage.js';
import { ReportsService } from './reports/reports.service.js';
import { AttachmentsService } from './reports/attachments.service.js';
import { ProjectsService } from './projects.service.js';
import { ProjectReader } from './reading/project-reader.js';
import { ProjectStateMachine } from './project-state-machine.js';
import { PolicyPreviewService } from './reading/policy-preview.service.js';
import { Projects1796071380000 } from './migrations/1796071380000-projects.js';
import { PROJECT_EVENTS } from './events/project-events.js';
import { TRANSITION_EVENTS } from './events/transition-events.js';

/** The life of projects. Modules above take part in each change by providing a `ProjectListener`. */
@Module({
  imports: [DiscoveryModule, IdentityModule, PoliciesModule, TypeOrmModule.forFeature(PROJECT_ENTITIES)],
  providers: [
    ProjectListeners,
    ProjectChanges,
    ProjectEntry,
    ProjectStateMachine,
    CarryOverService,
    ProjectsService,
    PolicyPreviewService,
    ProjectReader,
    MilestonesService,
    IndicatorsService,
    AttachmentsService,
    ReportsService,
    {
      provide: AttachmentStorage,
      useFactory: ({ DUBAN_HOME }: Environment) => new AttachmentStorage(join(DUBAN_HOME, 'attachments')),
      inject: [Environment],
    },
  ],
  exports: [
    ProjectListeners,
    ProjectsService,
    ProjectReader,
    PolicyPreviewService,
    MilestonesService,
    IndicatorsService,
    AttachmentsService,
    ReportsService,
  ],
})
export class ProjectsModule {
  static readonly migration = Projects1796071380000;
  static readonly events = [...PROJECT_EVENTS, ...TRANSITION_EVENTS];
}

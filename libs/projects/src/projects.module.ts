import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { PoliciesModule } from '#policies';
import { IndicatorsService } from './indicators/indicators.service.js';
import { MilestonesService } from './milestones/milestones.service.js';
import { ProjectChanges } from './progress/project-changes.js';
import { ProjectEntry } from './registration/enter-project.js';
import { ProgressReport } from './reports/progress-report.entity.js';
import { ProjectListeners } from './project/project-listeners.js';
import { Project } from './project/project.entity.js';
import { ProjectsService } from './projects.service.js';
import { ProjectReader } from './reading/project-reader.js';
import { ProjectStateMachine } from './project-state-machine.js';
import { PolicyPreviewService } from './reading/policy-preview.service.js';

/** The life of projects. Modules above take part in each change by providing a `ProjectListener`. */
@Module({
  imports: [DiscoveryModule, IdentityModule, PoliciesModule, TypeOrmModule.forFeature([Project, ProgressReport])],
  providers: [
    ProjectListeners,
    ProjectChanges,
    ProjectEntry,
    ProjectStateMachine,
    ProjectsService,
    PolicyPreviewService,
    ProjectReader,
    MilestonesService,
    IndicatorsService,
  ],
  exports: [PolicyPreviewService, ProjectListeners, ProjectsService, ProjectReader, MilestonesService, IndicatorsService],
})
export class ProjectsModule {}

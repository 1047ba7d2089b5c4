import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { PoliciesModule } from '#policies';
import { IndicatorsService } from './indicators/indicators.service.js';
import { MilestonesService } from './milestones/milestones.service.js';
import { ProjectChanges } from './progress/project-changes.js';
import { ProjectEntry } from './projects/enter-project.js';
import { ProgressReport } from './projects/progress-report.entity.js';
import { ProjectListeners } from './projects/project-listeners.js';
import { Project } from './projects/project.entity.js';
import { ProjectsService } from './transitions/projects.service.js';
import { TransitionRules } from './transitions/transition-rules.js';

/** The life of projects. Modules above take part in each change by providing a `ProjectListener`. */
@Module({
  imports: [DiscoveryModule, IdentityModule, PoliciesModule, TypeOrmModule.forFeature([Project, ProgressReport])],
  providers: [
    ProjectListeners,
    ProjectChanges,
    ProjectEntry,
    TransitionRules,
    ProjectsService,
    MilestonesService,
    IndicatorsService,
  ],
  exports: [ProjectListeners, ProjectsService, MilestonesService, IndicatorsService],
})
export class ProjectsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { BackgroundJobsModule, OutboxModule } from '#outbox';
import { ProjectsModule } from '#projects';
import './entities/project-foreign-keys.js';
import { PlanItem } from './entities/plan-item.entity.js';
import { Plan } from './entities/plan.entity.js';
import { ItemsService } from './items/items.service.js';
import { planImport } from './plans/plan-import.job.js';
import { planRevise } from './revisions/plan-revise.job.js';
import { LedgerService } from './ledger/ledger.service.js';
import { PlanChangesService } from './plans/plan-changes.service.js';
import { PlansService } from './plans/plans.service.js';
import { UnmatchedNamesService } from './assignment/unmatched-names.service.js';
import { ItemsOfTakenBackProjects } from './registration/items-of-taken-back.js';
import { RegistrationService } from './registration/registration.service.js';
import { PlanRevision } from './revisions/plan-revision.entity.js';
import { RevisionsService } from './revisions/revisions.service.js';
import { TakeoverService } from './takeover/takeover.service.js';
import { SuggestionsService } from './suggestions/suggestions.service.js';
import { Plans1796071440000 } from './migrations/1796071440000-plans.js';
import { PLAN_EVENTS } from './plan-events.js';

const SERVICES = [
  ItemsService,
  LedgerService,
  PlanChangesService,
  PlansService,
  RegistrationService,
  RevisionsService,
  SuggestionsService,
  TakeoverService,
  UnmatchedNamesService,
];

/** Plan documents: import, review, registration, later versions, ledgers, suggestions of departments. */
@Module({
  imports: [
    BackgroundJobsModule,
    IdentityModule,
    OutboxModule.forFeature([planImport, planRevise]),
    ProjectsModule,
    TypeOrmModule.forFeature([Plan, PlanItem, PlanRevision]),
  ],
  providers: [...SERVICES, ItemsOfTakenBackProjects],
  exports: [...SERVICES, BackgroundJobsModule],
})
export class PlansModule {
  static readonly migration = Plans1796071440000;
  static readonly events = PLAN_EVENTS;
}

import type { ModuleMetadata } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PoliciesModule } from '#policies';
import { ProjectsModule } from '#projects';
import { DispatchModule, RemindersModule } from '#reminders';
import { ReportingModule } from '#reporting';
import { SlipsModule } from '#slips';

type Modules = NonNullable<ModuleMetadata['imports']>;

/** The modules of services: every program and every simulation has them. */
export const FEATURES: Modules = [IdentityModule, PoliciesModule, ProjectsModule, SlipsModule, RemindersModule, ReportingModule];

/** The modules of processors and schedulers: workers only. */
export const PROCESSORS: Modules = [];

/** The schedulers that take due steps by the clock: workers only, and none where somebody plays the time. */
export const DISPATCHERS: Modules = [DispatchModule];

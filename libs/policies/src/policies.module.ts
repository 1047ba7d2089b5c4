import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PolicyChooser } from './policy/choose-policy.js';
import { PolicyStore } from './policy/policies.js';
import { PlannedProgress } from './progress/planned-progress.js';

/** Policies and what follows from them for a project. */
@Module({
  imports: [IdentityModule],
  providers: [PolicyStore, PolicyChooser, PlannedProgress],
  exports: [PolicyStore, PolicyChooser, PlannedProgress],
})
export class PoliciesModule {}

import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PolicyChooser } from './policy/choose-policy.js';
import { PlannedProgress } from './planned-progress.service.js';
import { PolicyStore } from './policy-store.js';

/** Policies and what follows from them for a project. */
@Module({
  imports: [IdentityModule],
  providers: [PolicyStore, PolicyChooser, PlannedProgress],
  exports: [PolicyStore, PolicyChooser, PlannedProgress],
})
export class PoliciesModule {}

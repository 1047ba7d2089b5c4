import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { PoliciesService } from './policies.service.js';
import { Policy } from './policy/policy.entity.js';
import { PlannedProgress } from './planned-progress.service.js';
import { PolicyStore } from './policy-store.js';

/** Policies and what follows from them for a project. */
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Policy])],
  providers: [PolicyStore, PoliciesService, PlannedProgress],
  exports: [PolicyStore, PoliciesService, PlannedProgress],
})
export class PoliciesModule {}

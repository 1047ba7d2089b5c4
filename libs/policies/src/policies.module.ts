import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { PoliciesService } from './policies.service.js';
import { Policy } from './policy/policy.entity.js';
import { PlannedProgress } from './planned-progress.service.js';
import { PolicyStore } from './policy-store.js';
import { Policies1796071320000 } from './migrations/1796071320000-policies.js';
import { POLICY_EVENTS } from './policy-events.js';
import type { Tx } from '#platform';
import { ensureDefaultPolicy } from './policy/save-policy.js';

/** Policies and what follows from them for a project. */
@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Policy])],
  providers: [PolicyStore, PoliciesService, PlannedProgress],
  exports: [PolicyStore, PoliciesService, PlannedProgress],
})
export class PoliciesModule {
  static readonly migration = Policies1796071320000;
  static readonly events = POLICY_EVENTS;

  static afterMigration(tx: Tx, { now }: { now: Date }): Promise<void> {
    return ensureDefaultPolicy(tx, now);
  }
}

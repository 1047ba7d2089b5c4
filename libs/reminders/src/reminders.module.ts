import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PoliciesModule } from '#policies';
import { DueStepsListener } from './due-steps/due-steps-listener.js';

/** Due steps (催办, 督办升级). */
@Module({
  imports: [IdentityModule, PoliciesModule],
  providers: [DueStepsListener],
  exports: [DueStepsListener],
})
export class RemindersModule {}

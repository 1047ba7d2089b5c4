import { type DynamicModule, Module } from '@nestjs/common';
import { PROCESSORS, type ProgramOptions, servicesOf } from '#application';
import { QueueModule } from '#outbox';
import { DemonstrationDrafts } from './demonstration-drafts.js';
import { DemonstrationInstructions } from './demonstration-instructions.js';
import { DemonstrationPlayer } from './demonstration-player.js';
import { DemonstrationWebhooks } from './demonstration-webhook.js';
import { RegistrationByRulesModule } from './registration-by-rules.js';

/** A worker that takes no due step by itself: the player plays the time, and relays the outbox by hand. */
@Module({})
export class DemonstrationModule {
  static forRoot(options: ProgramOptions): DynamicModule {
    return {
      module: DemonstrationModule,
      imports: [...servicesOf(options), QueueModule.forWorker({ scheduling: false }), ...PROCESSORS, RegistrationByRulesModule],
      providers: [DemonstrationPlayer, DemonstrationWebhooks, DemonstrationDrafts, DemonstrationInstructions],
    };
  }
}

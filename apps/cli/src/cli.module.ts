import { type DynamicModule, Module } from '@nestjs/common';
import { type ProgramOptions, servicesOf } from '#application';
import { DemonstrationWebhooks } from '#demonstration';

/** What commands work with: all services, and no queue. */
@Module({})
export class CliModule {
  static forRoot(options: ProgramOptions): DynamicModule {
    return { module: CliModule, imports: servicesOf(options), providers: [DemonstrationWebhooks] };
  }
}

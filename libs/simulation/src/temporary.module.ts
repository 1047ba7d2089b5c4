import { type DynamicModule, Module } from '@nestjs/common';
import { type ProgramOptions, servicesOf } from '#application';
import { RegistrationByRulesModule } from '#demonstration';

/** What plays a simulation: the services on a schema and a clock of their own, without a queue. */
@Module({})
export class TemporaryModule {
  static forRoot(options: ProgramOptions): DynamicModule {
    return { module: TemporaryModule, imports: [...servicesOf(options), RegistrationByRulesModule] };
  }
}

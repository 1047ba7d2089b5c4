import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { PlatformModule } from '#platform';
import { FEATURES, MIGRATIONS } from './features.js';
import { MigrationModule } from './migration.module.js';

/** What a program says of itself; it has all tables. */
export type ProgramOptions = Omit<Parameters<typeof PlatformModule.forRoot>[0], 'entities' | 'migrations'>;

/** What every root module imports: the platform and the services of all features. */
export function servicesOf(options: ProgramOptions): NonNullable<ModuleMetadata['imports']> {
  return [PlatformModule.forRoot({ ...options, migrations: MIGRATIONS }), ...FEATURES, MigrationModule];
}

/** All services without queue, controllers or schedulers: for commands, and for a simulation on a schema of its own. */
@Module({})
export class ServicesModule {
  static forRoot(options: ProgramOptions): DynamicModule {
    return { module: ServicesModule, imports: servicesOf(options) };
  }
}

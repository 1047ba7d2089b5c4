import { type DynamicModule, Module } from '@nestjs/common';
import { PlatformModule, type PlatformOptions } from '#platform';
import { FEATURES } from './features.js';

/** All services without queue, controllers or schedulers: for commands, and for a simulation on a schema of its own. */
@Module({})
export class ServicesModule {
  static forRoot(platform: PlatformOptions): DynamicModule {
    return { module: ServicesModule, imports: [PlatformModule.forRoot(platform), ...FEATURES] };
  }
}

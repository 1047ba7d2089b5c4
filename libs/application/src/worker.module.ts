import { type DynamicModule, Module } from '@nestjs/common';
import { QueueModule, type WorkerOptions } from '#outbox';
import { PlatformModule, type PlatformOptions } from '#platform';
import { DISPATCHERS, FEATURES, PROCESSORS } from './features.js';

export interface WorkerModuleOptions extends WorkerOptions {
  platform: PlatformOptions;
  /** False leaves due steps to somebody else: a demonstration plays them by itself. Default: true. */
  dispatching?: boolean;
}

/** The worker: relays the outbox, runs jobs, takes due steps. Its lifecycle starts and stops all of that, see `QueueModule`. */
@Module({})
export class WorkerModule {
  static forRoot({ platform, dispatching = true, ...options }: WorkerModuleOptions): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(platform),
        QueueModule.forWorker(options),
        // The listeners of projects are among the features: whoever changes a project needs all of them.
        ...FEATURES,
        ...PROCESSORS,
        ...(dispatching ? DISPATCHERS : []),
      ],
    };
  }
}

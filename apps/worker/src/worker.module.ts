import { type DynamicModule, Module } from '@nestjs/common';
import { DISPATCHERS, MigrationCheckModule, PROCESSORS, type ProgramOptions, servicesOf } from '#application';
import { QueueModule } from '#outbox';
import { SimulationProcessorsModule } from '#simulation';

/** The worker: relays the outbox, runs jobs, takes due steps. Its lifecycle starts and stops all of that, see `QueueModule`. */
@Module({})
export class WorkerModule {
  static forRoot(options: ProgramOptions): DynamicModule {
    return {
      module: WorkerModule,
      // The listeners of projects are among the services: whoever changes a project needs all of them.
      imports: [
        ...servicesOf(options),
        MigrationCheckModule,
        QueueModule.forWorker(),
        ...PROCESSORS,
        SimulationProcessorsModule,
        ...DISPATCHERS,
      ],
    };
  }
}

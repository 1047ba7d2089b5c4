import { type DynamicModule, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { openContext, type ProgramOptions, servicesOf } from '#application';
import { Clock, Database, readConfig } from '#platform';
import { SimulationModule } from '#simulation';
import { WorkerModule } from '#worker';

type Token<T> = Type<T> | (abstract new (...args: never[]) => T);

export interface TestServicesOptions {
  /** A migrated database. */
  databaseUrl: string;
  /** The engine's time. Default: real time. */
  clock?: Clock;
  /** Environment variables besides those that a test needs. */
  variables?: Record<string, string>;
}

@Module({})
class TestModule {
  static forRoot(options: ProgramOptions): DynamicModule {
    return { module: TestModule, imports: [...servicesOf(options), SimulationModule] };
  }
}

/** All services of Duban on a database, and a worker on it when the test starts one; who opens them closes them. */
export class TestServices {
  private worker: INestApplicationContext | undefined;

  private constructor(
    private readonly context: INestApplicationContext,
    private readonly options: ProgramOptions,
  ) {}

  static async open({ databaseUrl, clock, variables }: TestServicesOptions): Promise<TestServices> {
    const environment = readConfig({
      DATABASE_URL: databaseUrl,
      DUBAN_SECRET: 'a secret that is long enough for a test',
      LOG_LEVEL: 'silent',
      WEBHOOK_ALLOW_PRIVATE: '1',
      ...variables,
    });
    const options = { role: 'test', environment, ...(clock ? { clock } : {}) };
    return new TestServices(await openContext(TestModule, options), options);
  }

  /** A service of a feature module, by its type. */
  get<T>(type: Token<T>): T {
    return this.context.get<T>(type as Type<T>);
  }

  get database(): Database {
    return this.get(Database);
  }

  get clock(): Clock {
    return this.get(Clock);
  }

  /** A worker beside the services, on the same database and clock. */
  async startWorking(): Promise<void> {
    this.worker = await openContext(WorkerModule, this.options);
  }

  /** A scheduler or processor of the worker. */
  ofWorker<T>(type: Token<T>): T {
    if (!this.worker) throw new Error('the worker has not been started');
    return this.worker.get<T>(type as Type<T>);
  }

  async close(): Promise<void> {
    await this.worker?.close();
    await this.context.close();
  }
}

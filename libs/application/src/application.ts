import type { INestApplicationContext, NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Channels } from '#delivery';
import { reencryptRobotAccess } from '#notifications';
import { reencryptEndpointSecrets } from '#webhooks';
import { checkQueue, JobQueues, Loop, migrateQueue, OutboxRelay, type QueueBackend } from '#outbox';
import { reencryptSourceSecrets } from '#inbound';
import {
  Clock,
  type Config,
  createLogger,
  Database,
  DomainError,
  Logger,
  NestLogger,
  type PlatformOptions,
  SecretEncryption,
  publicUrlOf,
  SystemClock,
} from '#platform';
import { ProjectsService } from '#projects';
import { PolicyStore } from '#policies';
import { RemindersDispatcher } from '#reminders';
import { OfficeCalendar } from '#identity';

import { ensureDefaultRules } from './migrate.js';
import { ENTITIES, MIGRATIONS } from './registry.js';
import { ServicesModule } from './services.module.js';
import { WorkerModule } from './worker.module.js';

export interface ApplicationOptions {
  config: Config;
  databaseUrl: string;
  /** Key that seals webhook secrets. */
  secret: string;
  /** What the process is, for logs and pg_stat_activity: api, worker, cli. */
  role: string;
  /** The engine's time; a demonstration hands in a simulated one. Signatures and retries always run on real time. */
  clock?: Clock;
  /** False leaves due steps to somebody else: a demonstration plays them by itself. Default: true. */
  dispatching?: boolean;
  /** Namespace of the tables; a simulation gets one of its own. */
  schema?: string;
  logger?: Logger;
}

const RELAY_IDLE_MS = 250;

/** All rooms put together on one database and one queue. The apps only choose what of it they run. */
export class Application {
  readonly calendar: OfficeCalendar;
  readonly policies: PolicyStore;
  readonly projects: ProjectsService;
  readonly publicUrl: string;
  /** Names of the channels that this house is set up for. */
  readonly channels: readonly string[];
  readonly dispatcher: RemindersDispatcher;
  private loops: Loop[] = [];
  private worker: INestApplicationContext | undefined;

  private constructor(
    private readonly context: INestApplicationContext,
    /** What a further context on the same database is made with: the API's, the worker's. */
    readonly platform: PlatformOptions,
    readonly config: Config,
    readonly clock: Clock,
    readonly wireClock: Clock,
    readonly database: Database,
    readonly queues: JobQueues,
    readonly queueBackend: QueueBackend,
    readonly encryption: SecretEncryption,
    readonly logger: Logger,
    private readonly dispatching: boolean,
  ) {
    this.calendar = this.get(OfficeCalendar);
    this.policies = this.get(PolicyStore);
    this.projects = this.get(ProjectsService);
    const publicUrl = publicUrlOf(config);
    this.publicUrl = publicUrl;
    const channels = this.get(Channels).names;
    this.channels = channels;
    this.dispatcher = this.get(RemindersDispatcher);
  }

  static async open(options: ApplicationOptions): Promise<Application> {
    const { config, databaseUrl } = options;
    const platform = platformOf(options);
    const context = await NestFactory.createApplicationContext(ServicesModule.forRoot(platform), contextOptions(platform));
    const database = context.get(Database);
    const backend = queueBackendOf(config, databaseUrl);
    const queues = new JobQueues({
      backend,
      database,
      logger: context.get(Logger),
      concurrency: config.WORKER_CONCURRENCY,
      leaseMs: config.QUEUE_LEASE_MS,
    });
    return new Application(
      context,
      platform,
      config,
      context.get(Clock),
      context.get(SystemClock),
      database,
      queues,
      backend,
      context.get(SecretEncryption),
      context.get(Logger),
      options.dispatching ?? true,
    );
  }

  /** A service of a feature module, by its type. */
  get<T>(type: Type<T>): T {
    return this.context.get(type, { strict: false });
  }

  /** The scheduler or processor of this type, once {@link startWorking} or {@link startProcessors} has been called. */
  ofWorker<T>(type: Type<T>): T {
    if (!this.worker) throw new Error('the worker has not been started');
    return this.worker.get(type, { strict: false });
  }

  /** Brings the tables, the queue's own tables and the shipped policy up to date, and seals secrets of a previous key anew. */
  async migrate(): Promise<string[]> {
    const done = await this.database.migrate();
    await this.database.transaction(async (tx) => {
      await reencryptEndpointSecrets(tx, this.encryption);
      await reencryptRobotAccess(tx, this.encryption);
      await reencryptSourceSecrets(tx, this.encryption);
    });
    await migrateQueue(this.queueBackend);
    await this.database.transaction((tx) => ensureDefaultRules(tx, this.clock.now()));
    return done;
  }

  /** @throws DomainError `database.not-migrated` when this program is newer than the tables */
  async assertMigrated(): Promise<void> {
    const [table] = await this.database.query<{ name: string | null }>(`SELECT to_regclass('schema_migration')::text AS name`);
    const done = table?.name ? await this.database.query('SELECT 1 FROM schema_migration') : [];
    if (done.length < (MIGRATIONS as unknown[]).length) {
      throw new DomainError('database.not-migrated', 'The database is not up to date for this version. Run: duban migrate');
    }
  }

  /** Starts what a worker does: run jobs, relay promises, take due steps. */
  async startWorking(): Promise<void> {
    await this.startProcessors({ scheduling: true });
    const relay = new Loop('relay', () => this.queues.relay(), RELAY_IDLE_MS, this.logger);
    this.queues.onRun(() => relay.wake());
    this.loops = [relay];
    for (const loop of this.loops) loop.start();
  }

  /** Runs jobs that somebody relays: without `scheduling` no relay, no sweep and no dispatcher of its own. */
  async startProcessors({ scheduling = false } = {}): Promise<void> {
    await checkQueue(this.queueBackend);
    await this.queues.start();
    const { platform, dispatching } = this;
    const worker = WorkerModule.forRoot({ platform, dispatching, scheduling });
    this.worker = await NestFactory.createApplicationContext(worker, contextOptions(platform));
  }

  /** Hands due jobs to the queue; answers how many. */
  async relay(): Promise<number> {
    return (await this.queues.relay()) + (await this.ofWorker(OutboxRelay).round());
  }

  /** Stops claiming, lets running jobs finish, then closes queues and database. */
  async close(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.queues.close();
    await this.worker?.close();
    await this.context.close();
  }
}

/** The built-in server and a key kept in the home folder stand in the environment like those that the operator names. */
function platformOf(options: ApplicationOptions): PlatformOptions {
  const { config, databaseUrl, secret, role, clock, schema } = options;
  return {
    role,
    environment: { ...config, DATABASE_URL: databaseUrl, DUBAN_SECRET: secret },
    logger: options.logger ?? createLogger(config.LOG_LEVEL, role),
    entities: ENTITIES,
    migrations: MIGRATIONS,
    ...(clock ? { clock } : {}),
    ...(schema ? { schema } : {}),
  };
}

/** A fault of the start is thrown to the caller, who says it in a sentence. */
function contextOptions({ logger }: PlatformOptions): NestApplicationOptions {
  return { abortOnError: false, ...(logger ? { logger: new NestLogger(logger) } : {}) };
}

export function queueBackendOf(config: Config, databaseUrl: string): QueueBackend {
  return config.REDIS_URL ? { kind: 'redis', url: config.REDIS_URL } : { kind: 'postgres', url: databaseUrl };
}

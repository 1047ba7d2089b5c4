import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigModule, registerAs } from '@nestjs/config';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, SystemClock } from './clock.js';
import { Environment, readConfig } from './config.js';
import { Database, dataSourceOptions, type DatabaseOptions } from './database.js';
import { DomainError } from './errors.js';
import { createLogger, Logger, NestLogger } from './logger.js';
import { SecretEncryption } from './secret-encryption.js';

export interface PlatformOptions extends Pick<DatabaseOptions, 'entities' | 'migrations' | 'schema' | 'poolSize'> {
  /** What the process is, for logs and pg_stat_activity: api, worker, cli, simulation. */
  role: string;
  /** Default: the process's environment variables. `DATABASE_URL` names the server, also when it is the built-in one. */
  environment?: Environment;
  /** The engine's time; a demonstration or simulation hands in another one. Default: real time. */
  clock?: Clock;
  logger?: Logger;
}

/**
 * What every module stands on; a root module imports it once, before all others:
 *
 *     @Module({ imports: [PlatformModule.forRoot({ role: 'worker', migrations: MIGRATIONS }), PlansModule] })
 *     export class WorkerModule {}
 *
 * Global. A feature module imports only `TypeOrmModule.forFeature([Plan])` for its tables, and its services ask by type for
 * - `Database`: transactions, and SQL that stands in `*.queries.ts`
 * - `Clock`: the time in which the engine works, simulated or not; `SystemClock`: real time, for signatures and retries
 * - `Environment`: the checked configuration
 * - `SecretEncryption`: encrypts secrets that are stored
 * - `Logger`: pino
 *
 * The pool closes last: `@nestjs/typeorm` is global, and Nest shuts global modules down after all others.
 */
@Module({})
export class PlatformModule {
  /** @throws DomainError `config.invalid` while the context is being created (use `abortOnError: false`) */
  static forRoot(options: PlatformOptions): DynamicModule {
    // `load` and not `validate`: what `validate` answers is written into `process.env`, where the next context in this process would read it.
    const environment = registerAs('environment', () => options.environment ?? readConfig(process.env));
    return {
      module: PlatformModule,
      global: true,
      imports: [
        ConfigModule.forRoot({ load: [environment], ignoreEnvFile: true, ignoreEnvVars: true, isGlobal: true }),
        TypeOrmModule.forRootAsync({
          inject: [environment.KEY],
          useFactory: (config: Environment) => poolOptions(config, options),
        }),
      ],
      providers: [
        { provide: Environment, useExisting: environment.KEY },
        SystemClock,
        { provide: Clock, useFactory: (real: SystemClock) => options.clock ?? real, inject: [SystemClock] },
        {
          provide: Logger,
          useFactory: (config: Environment) => options.logger ?? createLogger(config.LOG_LEVEL, options.role),
          inject: [Environment],
        },
        { provide: NestLogger, useFactory: (logger: Logger) => new NestLogger(logger), inject: [Logger] },
        { provide: SecretEncryption, useFactory: (config: Environment) => SecretEncryption.of(config), inject: [Environment] },
        {
          provide: Database,
          useFactory: (pool: DataSource, config: Environment) => new Database(pool, databaseUrlOf(config), options.schema),
          inject: [DataSource, Environment],
        },
      ],
      exports: [Environment, SystemClock, Clock, Logger, NestLogger, Database, SecretEncryption],
    };
  }
}

function poolOptions(config: Environment, { role, ...options }: PlatformOptions): object {
  return {
    ...dataSourceOptions({ ...options, url: databaseUrlOf(config), applicationName: `duban-${role}` }),
    autoLoadEntities: true,
    // A server that does not answer is told at once, not after half a minute of silence.
    toRetry: () => false,
  };
}

function databaseUrlOf(config: Environment): string {
  if (config.DATABASE_URL) return config.DATABASE_URL;
  throw new DomainError('config.invalid', 'DATABASE_URL is missing: there is no database to work on.');
}

import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type MigrationInterface, type ObjectLiteral } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { insertRows } from './insert-rows.queries.js';
import { SnakeNaming } from './naming.js';

// `date` columns are civil dates, not instants: keep their text. int8 counters stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

declare const insideTransaction: unique symbol;

/** What can be read from: the database itself, or a transaction. */
export interface Queryable {
  readonly manager: EntityManager;
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** An open transaction. Only {@link Database.transaction} makes one, so a function that asks for a `Tx` can't run outside. */
export type Tx = Queryable & {
  readonly [insideTransaction]: true;
  /** Waits until no other transaction holds the lock of this name; it ends with the transaction. For what has no row to lock. */
  lock(name: string): Promise<void>;
  /**
   * Writes many rows of one entity, a thousand in one statement.
   * @param rows with the same properties each; a column that the first leaves out gets its default
   * @param options.unlessKnown leaves out what a unique constraint has already
   */
  insertRows<Row extends ObjectLiteral>(
    entity: EntityTarget<Row>,
    rows: readonly Partial<Row>[],
    options?: { unlessKnown?: boolean },
  ): Promise<void>;
};

export interface DatabaseOptions {
  url: string;
  /** Namespace of Duban's tables; a simulation gets one of its own. */
  schema?: string;
  entities?: EntityTarget<ObjectLiteral>[];
  migrations: (new () => MigrationInterface)[];
  /** Connections in the pool. */
  poolSize?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
}

const DEFAULT_SCHEMA = 'duban';

/** What TypeORM has to know: how names are spelled, which schema unqualified names mean, and that a forgotten filter throws. */
export function dataSourceOptions(options: DatabaseOptions): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName ?? 'duban',
    poolSize: options.poolSize ?? 10,
    entities: (options.entities ?? []) as never[],
    migrations: options.migrations,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    // A forgotten filter must fail, never match every row.
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    // A connection that a dying server drops is no reason to die with it: the pool opens another.
    poolErrorHandler: () => undefined,
    extra: {
      options: `-c search_path=${options.schema ?? DEFAULT_SCHEMA},public -c timezone=Asia/Shanghai`,
      connectionTimeoutMillis: 10_000,
    },
  };
}

const TRANSIENT = new Set(['40001', '40P01', '55P03']);

/**
 * The PostgreSQL database behind everything, over the `DataSource` of `@nestjs/typeorm`: inject it by its type. All SQL uses unqualified
 * names; the connection's search_path picks the schema.
 */
@Injectable()
export class Database implements Queryable {
  constructor(
    readonly dataSource: DataSource,
    readonly url: string,
    readonly schema: string = DEFAULT_SCHEMA,
  ) {}

  /** A database outside Nest's container, for scripts and tests; who opens it closes it. */
  static async open(options: DatabaseOptions): Promise<Database> {
    const dataSource = new DataSource(dataSourceOptions(options));
    await dataSource.initialize();
    return new Database(dataSource, options.url, options.schema);
  }

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  async query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> {
    return rowsOf<Row>(await this.dataSource.query(sql, parameters));
  }

  /**
   * Runs `work` in one transaction and commits. No HTTP, mail or queue call belongs inside. A deadlock or a
   * serialization failure is tried again, so `work` may run more than once.
   * @param options.dryRun takes back what `work` wrote, and answers what it answered
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, { dryRun = false }: { dryRun?: boolean | undefined } = {}): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(async (manager) => {
          const result = await work(transactionOn(manager));
          if (dryRun) throw new TakenBack(result);
          return result;
        });
      } catch (error) {
        if (error instanceof TakenBack) return error.result as T;
        if (attempt >= 5 || !TRANSIENT.has(sqlStateOf(error) ?? '')) throw error;
      }
    }
  }

  /** Creates the schema if need be and runs what is missing of the migrations; safe to call from many processes at once. */
  async migrate(): Promise<string[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      // One lock for all schemas: the extension belongs to the whole database.
      await client.query(`SELECT pg_advisory_lock(hashtext('duban.migrate'))`);
      // `IF NOT EXISTS` asks for the right to create also where there is nothing to create.
      const { rows } = await client.query<{ isThere: boolean }>('SELECT to_regnamespace($1) IS NOT NULL AS "isThere"', [
        pg.escapeIdentifier(this.schema),
      ]);
      if (!rows[0]?.isThere) await client.query(`CREATE SCHEMA IF NOT EXISTS "${this.schema}"`);
      await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public');
      const done = await this.withMigrator((migrator) => migrator.runMigrations());
      return done.map(({ name }) => name);
    } finally {
      await client.end();
    }
  }

  /** Takes the newest migration back; for tests that go down and up again. */
  async undoLastMigration(): Promise<void> {
    await this.withMigrator((migrator) => migrator.undoLastMigration());
  }

  /** A connection opened after the schema is there: TypeORM asks for the current schema once, when it connects. */
  private async withMigrator<T>(work: (migrator: DataSource) => Promise<T>): Promise<T> {
    const migrator = new DataSource({ ...this.dataSource.options, poolSize: 1 } as DataSource['options']);
    await migrator.initialize();
    try {
      return await work(migrator);
    } finally {
      await migrator.destroy();
    }
  }

  /** How many migrations were run; none in an empty database. */
  async countMigrations(): Promise<number> {
    const [table] = await this.query<{ name: string | null }>(`SELECT to_regclass('schema_migration')::text AS name`);
    return table?.name ? (await this.query('SELECT 1 FROM schema_migration')).length : 0;
  }

  /** @throws when the server does not answer */
  async ping(): Promise<void> {
    await this.query('SELECT 1');
  }

  /** The names of schemas that match a regular expression. */
  async schemasLike(pattern: string): Promise<string[]> {
    const rows = await this.query<{ name: string }>('SELECT nspname AS name FROM pg_namespace WHERE nspname ~ $1', [pattern]);
    return rows.map(({ name }) => name);
  }

  /** Drops a schema with all that is in it, its own unless another is named. */
  async dropSchema(schema: string = this.schema): Promise<void> {
    await this.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  }

  /** What was written on the schema: it comes and goes with the data, and no table has to be there for it. */
  async comment(): Promise<string | null> {
    const [row] = await this.query<{ comment: string | null }>(
      `SELECT obj_description(to_regnamespace($1)::oid, 'pg_namespace') AS comment`,
      [this.schema],
    );
    return row?.comment ?? null;
  }

  async setComment(text: string): Promise<void> {
    await this.query(`COMMENT ON SCHEMA "${this.schema}" IS '${text.replaceAll("'", "''")}'`);
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** Ends the transaction of a dry run. */
class TakenBack extends Error {
  constructor(readonly result: unknown) {
    super('dry run');
  }
}

function transactionOn(manager: EntityManager): Tx {
  const query = async <Row>(sql: string, parameters?: unknown[]): Promise<Row[]> =>
    rowsOf<Row>(await manager.query(sql, parameters));
  const lock = async (name: string): Promise<void> => {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  };
  const tx: Omit<Tx, typeof insideTransaction> = {
    manager,
    query,
    lock,
    insertRows: (entity, rows, options) => insertRows(manager, entity, rows, options),
  };
  return tx as Tx;
}

/** TypeORM answers UPDATE and DELETE with `[rows, count]`, everything else with the rows. */
function rowsOf<Row>(answer: unknown): Row[] {
  if (Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number')
    return answer[0] as Row[];
  return answer as Row[];
}

/** The five-character SQLSTATE of a database error, or undefined. */
export function sqlStateOf(error: unknown): string | undefined {
  const code =
    (error as { driverError?: { code?: unknown }; code?: unknown } | null)?.driverError?.code ??
    (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.length === 5 ? code : undefined;
}

/** The name of the constraint that a database error broke, or undefined. */
export function constraintOf(error: unknown): string | undefined {
  return (error as { driverError?: { constraint?: string } } | null)?.driverError?.constraint;
}

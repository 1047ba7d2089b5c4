import pg from 'pg';
import { newId } from '../ids.js';
import { DomainError } from '../errors.js';
import { databaseFault, DIRECT, partsOf } from './database-fault.js';

const CONNECT_WITHIN_MS = 10_000;
const BLOCKED_AFTER_MS = 2000;

export interface DatabaseCheck {
  /** Namespaces that will be made or changed here (a migration); none for a program that only works on the tables. */
  schemas: readonly string[];
}

/**
 * Looks whether Duban can work on this database, before anything is changed in it. Answers where it is, without the password.
 * @throws DomainError `database.…` with a sentence for whoever runs the server: the first fault, the most fundamental one
 */
export async function checkDatabase(databaseUrl: string, { schemas }: DatabaseCheck): Promise<string> {
  const [first, second] = [clientOf(databaseUrl), clientOf(databaseUrl)];
  try {
    await first.connect();
    await second.connect();
    await refusePooler(first, second);
    await refuseEncoding(first);
    if (schemas.length > 0) await refuseMissingRights(first, schemas);
    const { address, user, database } = partsOf(databaseUrl);
    return `${database} at ${address} as ${user}`;
  } catch (error) {
    throw error instanceof DomainError ? error : (databaseFault(error, databaseUrl) ?? error);
  } finally {
    await Promise.allSettled([first.end(), second.end()]);
  }
}

/** Set when the connection is opened, as the search path of all our connections is. */
const MARK = 'duban.mark';

class Probe extends pg.Client {
  readonly mark: string;

  constructor(connectionString: string) {
    const mark = newId();
    super({
      connectionString,
      application_name: 'duban-check',
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      options: `-c ${MARK}=${mark}`,
    });
    this.mark = mark;
    this.on('error', () => undefined); // The query that runs rejects with the same error.
  }
}

function clientOf(databaseUrl: string): Probe {
  return new Probe(databaseUrl);
}

/** @throws DomainError `database.pooler` */
async function refusePooler(first: Probe, second: Probe): Promise<void> {
  const server = await serverOf(first);
  if (server.mark !== first.mark)
    throw new DomainError(
      'database.pooler',
      `DATABASE_URL leads through a pooler that drops the settings of a session. ${DIRECT}`,
    );
  // While another transaction holds the server process that a pooler by transaction gave us, we get another one, or none.
  await second.query('BEGIN');
  try {
    const now = await Promise.race([serverOf(first), blocked()]);
    if (now === null || now.pid !== server.pid || now.mark !== first.mark)
      throw new DomainError('database.pooler', `DATABASE_URL leads through a pooler by transaction. ${DIRECT}`);
  } finally {
    await second.query('ROLLBACK');
  }
}

async function serverOf(probe: Probe): Promise<{ pid: number; mark: string | null }> {
  const { rows } = await probe.query<{ pid: number; mark: string | null }>(
    `SELECT pg_backend_pid() AS pid, current_setting('${MARK}', true) AS mark`,
  );
  return rows[0] ?? { pid: 0, mark: null };
}

function blocked(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), BLOCKED_AFTER_MS).unref());
}

/** @throws DomainError `database.encoding` */
async function refuseEncoding(client: Probe): Promise<void> {
  const { rows } = await client.query<{ encoding: string; database: string }>(
    `SELECT current_setting('server_encoding') AS encoding, current_database() AS database`,
  );
  const { encoding, database } = rows[0] ?? { encoding: 'UTF8', database: '' };
  if (encoding === 'UTF8') return;
  throw new DomainError(
    'database.encoding',
    `The database ${database} has the encoding ${encoding}, which can't hold every text. Make one in UTF8 and name it in DATABASE_URL: CREATE DATABASE "${database}_utf8" ENCODING 'UTF8' TEMPLATE template0;`,
  );
}

interface Rights {
  role: string;
  database: string;
  mayCreate: boolean;
  hasExtension: boolean;
  mayAddExtension: boolean;
  isExtensionThere: boolean;
}

/** @throws DomainError `database.rights`, `database.extension` */
async function refuseMissingRights(client: Probe, schemas: readonly string[]): Promise<void> {
  const { rows } = await client.query<Rights>(RIGHTS);
  const rights = rows[0] as Rights;
  const { rows: found } = await client.query<{ name: string; isUsable: boolean }>(
    `SELECT nspname AS name, has_schema_privilege(oid, 'USAGE, CREATE') AS "isUsable" FROM pg_namespace WHERE nspname = ANY($1)`,
    [schemas],
  );
  const missing = schemas.filter((schema) => !found.some(({ name }) => name === schema));
  const closed = found.filter(({ isUsable }) => !isUsable).map(({ name }) => name);
  if (missing.length > 0 && !rights.mayCreate) throw mayNotCreate(rights, missing);
  if (closed.length > 0) throw mayNotUse(rights, closed);
  if (!rights.hasExtension) refuseMissingExtension(rights);
}

const RIGHTS = `
  SELECT current_user AS role, current_database() AS database, has_database_privilege(current_database(), 'CREATE') AS "mayCreate",
    EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS "hasExtension",
    EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS "isExtensionThere",
    (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
      OR EXISTS (SELECT FROM pg_available_extension_versions WHERE name = 'pg_trgm' AND trusted) AND has_database_privilege(current_database(), 'CREATE') AS "mayAddExtension"`;

function mayNotCreate({ role, database }: Rights, schemas: readonly string[]): DomainError {
  const statements = schemas.map((schema) => `CREATE SCHEMA ${schema} AUTHORIZATION "${role}";`).join(' ');
  return new DomainError(
    'database.rights',
    `The role ${role} may not create the schema ${schemas.join(' and ')} in the database ${database}. Ask its owner for GRANT CREATE ON DATABASE "${database}" TO "${role}"; or for ${statements}`,
  );
}

function mayNotUse({ role, database }: Rights, schemas: readonly string[]): DomainError {
  const statements = schemas.map((schema) => `GRANT USAGE, CREATE ON SCHEMA ${schema} TO "${role}";`).join(' ');
  return new DomainError(
    'database.rights',
    `The role ${role} may not create tables in the schema ${schemas.join(' and ')} of the database ${database}. Ask its owner for ${statements}`,
  );
}

function refuseMissingExtension({ role, database, isExtensionThere, mayAddExtension }: Rights): void {
  if (!isExtensionThere)
    throw new DomainError(
      'database.extension',
      'The PostgreSQL server has no extension pg_trgm, by which texts are searched. Install the package with its extensions (postgresql-contrib).',
    );
  if (mayAddExtension) return;
  throw new DomainError(
    'database.extension',
    `The role ${role} may not add the extension pg_trgm to the database ${database}. Ask its owner for CREATE EXTENSION pg_trgm WITH SCHEMA public; in this database.`,
  );
}

import { sqlStateOf } from '../database.js';
import { DomainError } from '../errors.js';

/** A connection to several addresses that failed hides its causes one level down. */
export function rootOf(error: unknown): NodeJS.ErrnoException {
  const root = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const { driverError } = (root ?? {}) as { driverError?: unknown };
  return (driverError && driverError !== root ? rootOf(driverError) : (root ?? {})) as NodeJS.ErrnoException;
}

/** Why a server can't be reached, as a sentence; null for anything else. @param variable the one that names the server */
export function unreachable(error: unknown, server: string, address: string, variable: string): string | null {
  const { code, message = '' } = rootOf(error);
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EPIPE':
      return `No ${server} answers at ${address} (${variable}). Start it, or correct the address.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no machine with the name in ${address} (${variable}). Correct it, or check the name server.`;
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${server} at ${address} (${variable}) can't be reached. Check the address, the network and firewalls.`;
    default:
  }
  if (/timeout|timed out/i.test(message))
    return `${server} at ${address} (${variable}) does not answer in time. Check the address, the network and firewalls.`;
  if (/connection terminated|connection is closed|socket hang up/i.test(message))
    return `What answers at ${address} (${variable}) breaks the connection off. Check that it is ${server}, and whether it asks for TLS.`;
  return /certificate|SSL|TLS/i.test(message) ? tlsFault(message, address, variable) : null;
}

function tlsFault(message: string, address: string, variable: string): string {
  return `No encrypted connection to ${address} (${variable}): ${message}. Correct sslmode in the URL, or the certificate (NODE_EXTRA_CA_CERTS names one's own authority).`;
}

/** What is wrong with the connection to PostgreSQL, for whoever runs the server; null when it is something else. */
export function databaseFault(error: unknown, databaseUrl: string): DomainError | null {
  const { address, user, database } = partsOf(databaseUrl);
  const sentence = unreachable(error, 'PostgreSQL', address, 'DATABASE_URL');
  if (sentence) return new DomainError('database.unreachable', sentence, {}, { cause: error });
  const { message = '' } = rootOf(error);
  const fault = (code: string, text: string): DomainError => new DomainError(code, text, {}, { cause: error });
  if (/SASL|password must be a string/.test(message))
    return fault(
      'database.login',
      `PostgreSQL at ${address} asks for a password, and DATABASE_URL has none. Add it: postgres://${user}:…@${address}/${database}`,
    );
  switch (sqlStateOf(rootOf(error))) {
    case '28P01':
    case '28000':
      return fault(
        'database.login',
        `PostgreSQL at ${address} refuses ${user} (${message}). Correct user and password in DATABASE_URL, or pg_hba.conf of the server.`,
      );
    case '3D000':
      return fault(
        'database.missing',
        `There is no database ${database} at ${address}. Make it: CREATE DATABASE "${database}" OWNER "${user}" ENCODING 'UTF8' TEMPLATE template0; or correct DATABASE_URL.`,
      );
    case '53300':
      return fault(
        'database.connections',
        `PostgreSQL at ${address} has no connection left. Raise max_connections, or stop other programs.`,
      );
    case '57P03':
    case '57P01':
      return fault('database.starting', `PostgreSQL at ${address} is starting or stopping. Wait a moment and try again.`);
    case '08P01':
      return fault(
        'database.pooler',
        `DATABASE_URL leads through a pooler that does not pass on the settings of a session (${message}). ${DIRECT}`,
      );
    case '42501':
      return fault(
        'database.rights',
        `${user} has not the rights that are needed in the database ${database}: ${message}. The rights are listed in docs/operator.md; duban doctor says which are missing.`,
      );
    default:
      return null;
  }
}

/** What to do about a pooler. */
export const DIRECT =
  'The queue and what listens need a session of their own: name PostgreSQL itself, or a pooler by session (PgBouncer: pool_mode = session, options in ignore_startup_parameters taken out).';

export function partsOf(databaseUrl: string): { address: string; user: string; database: string } {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  const user = decodeURIComponent(url?.username ?? '') || 'the user';
  const address = url ? `${url.hostname || 'localhost'}:${url.port || '5432'}` : 'its address';
  return { address, user, database: decodeURIComponent(url?.pathname.slice(1) ?? '') || user };
}

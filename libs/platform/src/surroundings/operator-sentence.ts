import { sqlStateOf } from '../database.js';
import { EmbeddedPostgresError } from '../embedded-postgres/embedded-postgres-error.js';
import { DomainError } from '../errors.js';
import { databaseFault, rootOf } from './database-fault.js';

/** What a person can do about an error of the input or of the surroundings; null for a fault of the program. */
export function operatorSentence(error: unknown, databaseUrl = process.env['DATABASE_URL'] ?? ''): string | null {
  if (error instanceof DomainError || error instanceof EmbeddedPostgresError) return error.message;
  if (sqlStateOf(error) === '42P01') return 'The database has no tables of Duban yet, or old ones. Run: duban migrate';
  const root = rootOf(error);
  return ofSystem(root) ?? ofServer(error, root, databaseUrl);
}

function ofSystem({ code, path, port }: NodeJS.ErrnoException & { port?: number }): string | null {
  switch (code) {
    case 'ENOENT':
      return path === undefined ? null : `There is no file ${path}. Check the name.`;
    case 'EISDIR':
      return 'This is a folder, not a file. Name the file itself.';
    case 'ENOTDIR':
    case 'EEXIST':
      return `${path} is a file where a folder is needed. Choose another place (DUBAN_HOME for the home folder).`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return path === undefined && port !== undefined
        ? `Port ${port} is reserved for the administrator. Choose one above 1023 as PORT.`
        : `${path} can't be opened: permission is missing. Change its rights, or choose another place (DUBAN_HOME for the home folder).`;
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full. Make room and try again.';
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Stop it, or choose another one as PORT.`;
    case 'EADDRNOTAVAIL':
      return 'This machine has no such address. Set HOST to one that it has, as 127.0.0.1 or 0.0.0.0.';
    default:
      return null;
  }
}

function ofServer(
  error: unknown,
  root: NodeJS.ErrnoException & { address?: string; port?: number },
  databaseUrl: string,
): string | null {
  const { code, address, port } = root;
  // PostgreSQL is told apart by its own codes; a refused connection may be that of either server.
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT')
    return `No server answers${address ? ` at ${address}:${port}` : ''}. Check DATABASE_URL and REDIS_URL, and that the servers run: duban doctor`;
  return sqlStateOf(root) || databaseUrl ? (databaseFault(error, databaseUrl)?.message ?? null) : null;
}

import { DomainError, EmbeddedPostgresError, sqlStateOf } from '#platform';

/** What a person can do about an error of the input or of the surroundings; null for a fault of the program. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof DomainError || error instanceof EmbeddedPostgresError) return error.message;
  const { code, path, address, port } = (rootOf(error) ?? {}) as NodeJS.ErrnoException & { address?: string; port?: number };
  if (sqlStateOf(error) === '42P01') return 'The database has no tables of Duban yet, or old ones. Run: duban migrate';
  switch (code) {
    case 'ENOENT':
      return `There is no file ${path}. Check the name.`;
    case 'EISDIR':
      return 'This is a folder, not a file. Name the file itself.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${path} can't be opened: permission is missing. Change its rights, or choose another place (DUBAN_HOME for the home folder).`;
    case 'ENOSPC':
      return 'The disk is full. Free some space and try again.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
      return `No server answers${address ? ` at ${address}:${port}` : ''}. Check DATABASE_URL and REDIS_URL, and that the servers run.`;
    case '28P01':
    case '3D000':
      return `PostgreSQL refused the connection (${(error as Error).message}). Check DATABASE_URL.`;
    default:
      return null;
  }
}

/** A failed connection to several addresses hides its causes one level down. */
function rootOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] as unknown) : error;
}

/** The built-in server can't run; the message says why and what to do. */
export class EmbeddedPostgresError extends Error {
  readonly code = 'embedded-postgres';
}

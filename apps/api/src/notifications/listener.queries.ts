import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Database, type Logger, RepeatedWarning } from '#platform';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
const CLOSE_WITHIN_MS = 1000;

export interface ListenerOptions {
  database: Database;
  /** What to listen for: the first argument of `pg_notify`. */
  call: string;
  heard: (payload: string) => void;
  /** Listening (again): what was called out before was not heard, so look for yourself. */
  listening: () => void;
  logger: Logger;
}

/**
 * Hears what transactions call out by `pg_notify` when they are committed, in whichever process. It holds one connection of its own,
 * from {@link start} on, and opens another when that breaks. A call only wakes: what is true stands in the tables.
 */
export class Listener {
  private readonly closing = new AbortController();
  private client: pg.Client | undefined;
  private life: Promise<void> | undefined;
  private readonly warning: RepeatedWarning;

  constructor(private readonly options: ListenerOptions) {
    this.warning = new RepeatedWarning(options.logger);
  }

  /** Begins to listen; nothing happens when it does already, or was closed. */
  start(): void {
    this.life ??= this.live();
  }

  /** Within a second, also while the database does not answer. */
  async close(): Promise<void> {
    this.closing.abort();
    const ended = Promise.allSettled([this.client?.end(), this.life]);
    await Promise.race([ended, pause(CLOSE_WITHIN_MS, undefined, { ref: false })]);
  }

  private async live(): Promise<void> {
    const { signal } = this.closing;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const lasted = await this.listen();
      pauseMs = lasted ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Listens until the connection breaks; false when there was none. */
  private async listen(): Promise<boolean> {
    const { database, call, heard, listening } = this.options;
    const client = new pg.Client({
      connectionString: database.url,
      application_name: 'duban-listener',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    this.client = client;
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', (error) => this.warning.warn({ err: error, call }, 'the connection that listens broke; opening another'));
    client.on('notification', ({ payload }) => heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(call)}`);
    } catch (error) {
      if (!this.closing.signal.aborted) this.warning.warn({ err: error, call }, 'could not listen; trying again');
      await client.end().catch(() => undefined);
      return false;
    }
    listening();
    await ended;
    return true;
  }
}

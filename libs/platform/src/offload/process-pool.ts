import { FairPlaces } from './fair-places.js';
import { besideOf, type CallLimits, type ProcessLimits, WorkProcess } from './work-process.js';
import { WorkStopped } from './work-stopped.js';

export interface ProcessPoolOptions extends Partial<ProcessLimits>, Partial<Pick<CallLimits, 'deadlineMs'>> {
  /** Path of the module whose exported functions are run, relative to `caller` and without its ending. */
  module: string;
  /** `import.meta.url` of the file that names the module. */
  caller: string;
  /** Processes at the same time. Default: two, so that one person's work leaves a place for others. */
  size?: number;
  /** What finds no process free waits; more than this is refused with `busy`. Default: 32. */
  maxWaiting?: number;
  /** The same for calls of one owner. Default: 4. */
  maxWaitingOfOne?: number;
  /** A process that has nothing to do for so long is ended, in milliseconds. Default: 10 s. */
  idleMs?: number;
}

export interface CallOptions extends Partial<CallLimits> {
  /** Who asks for it: one person never takes all processes, and few of his calls wait. */
  owner?: string;
  /** A process is only used again for the same key: what the work of one key leaves behind, it leaves to itself. */
  key?: string;
}

type Values<Work, Name extends keyof Work> = Work[Name] extends (...values: infer V) => unknown ? V : never;
type Answer<Work, Name extends keyof Work> = Work[Name] extends (...values: never[]) => infer A ? Awaited<A> : never;

interface Idle {
  key: string;
  process: WorkProcess;
  timer: NodeJS.Timeout;
}

const DEFAULTS = {
  size: 2,
  maxWaiting: 32,
  maxWaitingOfOne: 4,
  idleMs: 10_000,
  deadlineMs: 60_000,
  maxHeapMb: 512,
  maxMemoryMb: 1024,
};

/**
 * Runs the functions of a module in a few processes, so that this one goes on answering others:
 *
 *     const pool = new ProcessPool<typeof import('./reading-work.js')>({ module: './reading-work', caller: import.meta.url });
 *     const document = await pool.run('read', [bytes, fileName], { deadlineMs: 30_000 });
 *
 * Values and answers are copied (structured clone). A process has an empty environment, a bounded heap and bounded memory; one whose work
 * passes a limit is killed and replaced. The module should import little: not `#platform`, which loads Nest and TypeORM. Idle processes don't keep this one alive. docs/decisions/offloading.md says why no library does it.
 */
export class ProcessPool<Work extends object> {
  private readonly options: Required<ProcessPoolOptions>;
  private readonly moduleUrl: URL;
  private readonly places: FairPlaces;
  private running = 0;
  private readonly idle: Idle[] = [];

  constructor(options: ProcessPoolOptions) {
    this.options = { ...DEFAULTS, ...options };
    this.moduleUrl = besideOf(options.module, options.caller);
    this.places = new FairPlaces(this.options);
  }

  /**
   * @throws WorkStopped `busy`, `deadline`, `memory`, `crash`, `abort`; an error of the function that carries a stable code as DomainError,
   *   another one with its name, message and stack
   */
  async run<Name extends keyof Work & string>(
    name: Name,
    values: Values<Work, Name>,
    { key = '', owner = '', deadlineMs = this.options.deadlineMs, signal }: CallOptions = {},
  ): Promise<Answer<Work, Name>> {
    await this.places.take(owner);
    this.running += 1;
    try {
      if (signal?.aborted) throw new WorkStopped('abort');
      const process = this.takeIdle(key) ?? (await WorkProcess.start(this.moduleUrl, this.options));
      try {
        return (await process.call({ name, values }, { deadlineMs, signal })) as Answer<Work, Name>;
      } finally {
        if (process.isAlive) this.keep(key, process);
      }
    } finally {
      this.running -= 1;
      this.places.giveBack(owner);
    }
  }

  /** A process of this key; or none, and of the idle ones only as many stay as may run beside a new one. */
  private takeIdle(key: string): WorkProcess | undefined {
    const own = this.idle.find((one) => one.key === key && one.process.isAlive);
    if (own) return this.remove(own);
    const surplus = Math.max(0, this.idle.length - (this.options.size - this.running));
    for (const one of this.idle.slice(0, surplus)) this.remove(one).end();
    return undefined;
  }

  private keep(key: string, process: WorkProcess): void {
    const one: Idle = { key, process, timer: setTimeout(() => this.remove(one).end(), this.options.idleMs).unref() };
    this.idle.push(one);
  }

  private remove(one: Idle): WorkProcess {
    clearTimeout(one.timer);
    this.idle.splice(this.idle.indexOf(one), 1);
    return one.process;
  }
}

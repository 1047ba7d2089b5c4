import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DomainError } from '../errors.js';
import { READY, type WorkOutcome, type WorkRequest } from './work-messages.js';
import { WorkStopped } from './work-stopped.js';

/** A process takes some 60 ms to start; on a machine that is this busy the work is better tried later. */
const MAX_START_MS = 30_000;

/** How V8 and the watch over memory end a process. */
const SIGNALS_OF_MEMORY: readonly unknown[] = ['SIGKILL', 'SIGABRT', 'SIGTRAP', 'SIGILL'];

export interface ProcessLimits {
  /** Old generation of the V8 heap, in MB. */
  maxHeapMb: number;
  /** Memory of the whole process, buffers included, in MB. */
  maxMemoryMb: number;
}

export interface CallLimits {
  /** In milliseconds, from when the call begins, not while it waits. */
  deadlineMs: number;
  /** Aborting it kills the process. */
  signal?: AbortSignal | undefined;
}

/** A process with an empty environment that runs the functions of one module. It is killed over the first call that passes a limit. */
export class WorkProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(moduleUrl: URL, { maxHeapMb, maxMemoryMb }: ProcessLimits): Promise<WorkProcess> {
    const entry = fileURLToPath(besideOf('./process-entry', import.meta.url));
    const own = process.execArgv.filter((option) => !option.startsWith('--inspect'));
    const child = fork(entry, [moduleUrl.href, String(maxMemoryMb)], {
      execArgv: [...own, `--max-old-space-size=${maxHeapMb}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    try {
      await untilReady(child, moduleUrl);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
    return new WorkProcess(child);
  }

  /** False once it has ended; it is of no use any more. */
  get isAlive(): boolean {
    return this.child.connected && this.child.exitCode === null && this.child.signalCode === null && !this.child.killed;
  }

  /** @throws WorkStopped `deadline`, `memory`, `crash`, `abort`; what the function throws */
  async call(request: WorkRequest, limits: CallLimits): Promise<unknown> {
    this.hold(true);
    try {
      return answerOf(await this.outcomeOf(request, limits));
    } finally {
      this.hold(false);
    }
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  /** While it only waits, our own process may end and take it along. */
  private hold(held: boolean): void {
    for (const handle of [this.child, this.child.channel]) {
      if (held) handle?.ref();
      else handle?.unref();
    }
  }

  private async outcomeOf(request: WorkRequest, { deadlineMs, signal }: CallLimits): Promise<WorkOutcome> {
    const { child } = this;
    const done = new AbortController();
    const answered = once(child, 'message', { signal: done.signal }).then(([outcome]) => outcome as WorkOutcome);
    const ended = once(child, 'exit', { signal: done.signal }).then(([code, by]) => {
      throw new WorkStopped(SIGNALS_OF_MEMORY.includes(by) || code === 134 ? 'memory' : 'crash');
    });
    const late = this.killedBy(AbortSignal.timeout(deadlineMs), 'deadline', done.signal);
    const aborted = signal ? [this.killedBy(signal, 'abort', done.signal)] : [];
    child.send(request);
    const outcomes = [answered, ended, late, ...aborted];
    return Promise.race(outcomes).finally(() => {
      done.abort();
      for (const other of outcomes) other.catch(() => undefined);
    });
  }

  private async killedBy(signal: AbortSignal, reason: 'deadline' | 'abort', done: AbortSignal): Promise<never> {
    if (!signal.aborted) await once(signal, 'abort', { signal: done });
    this.end();
    throw new WorkStopped(reason);
  }
}

/** The module beside the caller, in the form that the caller has itself: built JavaScript, or the source under a loader. */
export function besideOf(path: string, caller: string): URL {
  return new URL(`${path}${extname(new URL(caller).pathname)}`, caller);
}

async function untilReady(child: ChildProcess, moduleUrl: URL): Promise<void> {
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The process for ${moduleUrl.href} ended with ${code ?? signal} at its start.`);
  });
  ended.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message', { signal: AbortSignal.timeout(MAX_START_MS) }), ended]);
  if (message !== READY) throw new Error(`The process for ${moduleUrl.href} spoke before it was asked.`);
}

function answerOf(outcome: WorkOutcome): unknown {
  if ('answer' in outcome) return outcome.answer;
  const { name, message, stack, code, facts } = outcome.fault;
  const cause = Object.assign(new Error(message), { name, stack });
  throw isCodeOfRefusal(code) ? new DomainError(code, message, facts, { cause }) : cause;
}

/** `file.damaged`; the system's own codes, as ENOENT, are no words for a user. */
function isCodeOfRefusal(code: unknown): code is string {
  return typeof code === 'string' && /^[a-z-]+\.[a-z-]+$/.test(code);
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MappingLimits, type MappingOutcome, type MappingTask, READY } from './mapping-task.js';

/** The entry beside this file, in the form this file has itself: built JavaScript, or the source under a loader. */
const ENTRY = new URL(`./mapping-process${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/** A process takes some 60 ms to start; on a machine that is this busy the job is better tried later. */
const MAX_START_MS = 30_000;

/**
 * The process of one mapping, without our environment. It maps body after body until something in it goes wrong: an expression may
 * run forever, and V8 ends a whole process that outgrows the heap of a thread. What a mapping may leave behind in it, it leaves to itself.
 */
export class MappingChild {
  private constructor(
    private readonly child: ChildProcess,
    private readonly limits: MappingLimits,
  ) {}

  static async start(limits: MappingLimits): Promise<MappingChild> {
    const own = process.execArgv.filter((option) => !option.startsWith('--inspect'));
    const child = fork(fileURLToPath(ENTRY), {
      execArgv: [...own, `--max-old-space-size=${limits.maxHeapMb}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    try {
      await untilReady(child);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
    return new MappingChild(child, limits);
  }

  /** False once it has ended; it is of no use any more. */
  get isAlive(): boolean {
    return this.child.connected && this.child.exitCode === null && this.child.signalCode === null;
  }

  async map(mapping: string, body: Uint8Array): Promise<MappingOutcome> {
    this.hold(true);
    try {
      return await this.outcomeOf({ mapping, body, limits: this.limits });
    } finally {
      this.hold(false);
    }
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  /** While it only waits, our own process may end and take it along. */
  private hold(held: boolean): void {
    const [child, channel] = [this.child, this.child.channel];
    if (held) child.ref();
    else child.unref();
    if (held) channel?.ref();
    else channel?.unref();
  }

  private outcomeOf(task: MappingTask): Promise<MappingOutcome> {
    const { deadlineMs, maxHeapMb } = this.limits;
    const done = new AbortController();
    const first = async (event: string): Promise<unknown[]> => once(this.child, event, { signal: done.signal });
    const answered = first('message').then(([outcome]) => outcome as MappingOutcome);
    const ended = first('exit').then(() => ({ fault: `The mapping took more than ${maxHeapMb} MB for this body.` }));
    // Later than the deadline that JSONata watches by itself: its sentence says more.
    const late = once(AbortSignal.timeout(deadlineMs * 1.5), 'abort', { signal: done.signal }).then(() => {
      this.end();
      return { fault: `The mapping took longer than ${deadlineMs} ms for this body.` };
    });
    this.child.send(task);
    const outcomes = [answered, ended, late];
    return Promise.race(outcomes).finally(() => {
      done.abort();
      for (const other of outcomes) other.catch(() => undefined);
    });
  }
}

/** Ends when a process is loaded. What goes wrong here is no fault of a mapping: the caller tries again. */
async function untilReady(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The process of a mapping ended with ${code ?? signal} at its start.`);
  });
  ended.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message', { signal: AbortSignal.timeout(MAX_START_MS) }), ended]);
  if (message !== READY) throw new Error('The process of a mapping spoke before it was asked.');
}

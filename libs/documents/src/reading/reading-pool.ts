import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadDocument } from '../document.js';
import { DocumentRefused } from '../refusal.js';
import { READY, type ReadingOutcome, type ReadingTask } from './messages.js';

interface Waiting {
  task: ReadingTask;
  resolve: (document: ReadDocument) => void;
  reject: (error: Error) => void;
}

/** A process with the heap that it was started with. */
interface Reader {
  process: ChildProcess;
  ready: Promise<void>;
  maxHeapMb: number;
}

/** The entry beside this file, in the form this file has itself: built JavaScript, or the source under a loader. */
const ENTRY = new URL(`./reading-process${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/**
 * Reads documents in a few processes; what finds none free waits. One that passes the deadline or its heap is killed and
 * replaced. A thread would not do: V8 aborts the whole process when a single array outgrows a thread's heap.
 */
export class ReadingPool {
  private readonly idle: Reader[] = [];
  private readonly queue: Waiting[] = [];
  private busy = 0;

  constructor(
    private readonly size: number,
    private readonly maxWaiting: number,
  ) {}

  /** @throws DocumentRefused whatever is wrong with the file, `file.busy` when too many wait */
  read(task: ReadingTask): Promise<ReadDocument> {
    if (this.queue.length >= this.maxWaiting) return Promise.reject(new DocumentRefused('file.busy'));
    return new Promise((resolve, reject) => {
      this.queue.push({ task, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    while (this.busy < this.size) {
      const waiting = this.queue.shift();
      if (!waiting) return;
      this.busy++;
      const { resolve, reject } = waiting;
      void this.run(waiting.task)
        .then(resolve, reject)
        .finally(() => {
          this.busy--;
          this.next();
        });
    }
  }

  private async run(task: ReadingTask): Promise<ReadDocument> {
    const reader = this.takeReader(task.limits.maxHeapMb);
    keepsAlive(reader, true);
    await reader.ready;
    const outcome = await outcomeOf(reader.process, task);
    if ('ended' in outcome) throw outcome.ended;
    keepsAlive(reader, false);
    this.idle.push(reader);
    if ('document' in outcome) return outcome.document;
    if ('refusal' in outcome) throw new DocumentRefused(outcome.refusal.code, outcome.refusal.message);
    throw Object.assign(new Error(outcome.fault.message), { stack: outcome.fault.stack });
  }

  private takeReader(maxHeapMb: number): Reader {
    const at = this.idle.findIndex((reader) => reader.maxHeapMb === maxHeapMb);
    const [found] = at < 0 ? [] : this.idle.splice(at, 1);
    if (found) return found;
    this.idle.shift()?.process.kill('SIGKILL');
    const reader = startReader(maxHeapMb);
    reader.process.on('exit', () => this.forget(reader)).on('error', () => this.forget(reader));
    return reader;
  }

  private forget(reader: Reader): void {
    const at = this.idle.indexOf(reader);
    if (at >= 0) this.idle.splice(at, 1);
  }
}

function startReader(maxHeapMb: number): Reader {
  const own = process.execArgv.filter((option) => !option.startsWith('--inspect'));
  const child = fork(fileURLToPath(ENTRY), {
    execArgv: [...own, `--max-old-space-size=${maxHeapMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return { process: child, ready: isReady(child), maxHeapMb };
}

/** Only a reader at work keeps this process alive. */
function keepsAlive(reader: Reader, alive: boolean): void {
  const { process: child } = reader;
  if (alive) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

/** When a process is loaded. */
function isReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) =>
      message === READY ? resolve() : reject(new Error('A reader of documents spoke before it was asked.')),
    );
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`The process that reads documents ended with ${code ?? signal} while it was started.`)),
    );
  });
}

/** The outcome of a task, or with what error the process ended over it. */
function outcomeOf(child: ChildProcess, task: ReadingTask): Promise<ReadingOutcome | { ended: Error }> {
  return new Promise((resolve) => {
    const settle = (outcome: ReadingOutcome | { ended: Error }): void => {
      clearTimeout(timer);
      child.off('message', answered).off('error', crashed).off('exit', exited);
      resolve(outcome);
    };
    const answered = (outcome: unknown): void => settle(outcome as ReadingOutcome);
    const crashed = (error: Error): void => settle({ ended: tooComplex(error) });
    const exited = (): void => settle({ ended: tooComplex() });
    const timer = setTimeout(() => {
      settle({ ended: tooComplex() });
      child.kill('SIGKILL');
    }, task.limits.deadlineMs);
    child.on('message', answered).on('error', crashed).on('exit', exited);
    child.send(task);
  });
}

function tooComplex(cause?: Error): DocumentRefused {
  return new DocumentRefused('file.too-complex', undefined, { cause });
}

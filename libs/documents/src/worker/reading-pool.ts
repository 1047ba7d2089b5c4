import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadDocument } from '../document.js';
import { DocumentRefused } from '../refusal.js';
import { READY, type ReadingOutcome, type ReadingTask } from './messages.js';

interface Waiting {
  task: ReadingTask;
  resolve: (document: ReadDocument) => void;
  reject: (error: Error) => void;
}

/** A thread with the heap that it was started with. */
interface Thread {
  worker: Worker;
  ready: Promise<void>;
  maxHeapMb: number;
}

/** The entry beside this file, in the form this file has itself: built JavaScript, or the source under a loader. */
const ENTRY = new URL(`./reading-thread${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/**
 * Reads documents in a few threads; what finds none free waits. A thread that passes the deadline or its heap is ended and
 * replaced, so that no file can hold the process. Idle threads don't keep it alive either.
 */
export class ReadingPool {
  private readonly idle: Thread[] = [];
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
    const thread = this.takeThread(task.limits.maxHeapMb);
    thread.worker.ref();
    await thread.ready;
    const outcome = await outcomeOf(thread.worker, task);
    if ('ended' in outcome) throw outcome.ended;
    thread.worker.unref();
    this.idle.push(thread);
    if ('document' in outcome) return outcome.document;
    if ('refusal' in outcome) throw new DocumentRefused(outcome.refusal.code, outcome.refusal.message);
    throw Object.assign(new Error(outcome.fault.message), { stack: outcome.fault.stack });
  }

  private takeThread(maxHeapMb: number): Thread {
    const at = this.idle.findIndex((thread) => thread.maxHeapMb === maxHeapMb);
    const [found] = at < 0 ? [] : this.idle.splice(at, 1);
    if (found) return found;
    void this.idle.shift()?.worker.terminate();
    const worker = new Worker(ENTRY, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb }, stdout: true, stderr: true });
    worker.on('error', () => this.forget(worker));
    worker.on('exit', () => this.forget(worker));
    return { worker, ready: isReady(worker), maxHeapMb };
  }

  private forget(worker: Worker): void {
    const at = this.idle.findIndex((thread) => thread.worker === worker);
    if (at >= 0) this.idle.splice(at, 1);
  }
}

/** When a thread is loaded. */
function isReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message) =>
      message === READY ? resolve() : reject(new Error('A thread spoke before it was asked.')),
    );
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that reads documents ended with ${code}.`)));
  });
}

/** The outcome of a task, or with what error the thread ended over it. */
function outcomeOf(worker: Worker, task: ReadingTask): Promise<ReadingOutcome | { ended: Error }> {
  return new Promise((resolve) => {
    const settle = (outcome: ReadingOutcome | { ended: Error }): void => {
      clearTimeout(timer);
      worker.off('message', settle).off('error', crashed).off('exit', exited);
      resolve(outcome);
    };
    const crashed = (error: Error): void => settle({ ended: tooComplex(error) });
    const exited = (): void => settle({ ended: tooComplex() });
    const timer = setTimeout(() => {
      settle({ ended: tooComplex() });
      void worker.terminate();
    }, task.limits.deadlineMs);
    worker.on('message', settle).on('error', crashed).on('exit', exited);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(task);
  });
}

function tooComplex(cause?: Error): DocumentRefused {
  return new DocumentRefused('file.too-complex', undefined, { cause });
}

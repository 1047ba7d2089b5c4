import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type MappingLimits, type MappingOutcome, type MappingTask, READY } from './mapping-task.js';
import { type InboundReport, MappingFault, reportsIn } from './report.js';

export const MAPPING_LIMITS: MappingLimits = { deadlineMs: 1000, maxHeapMb: 64, maxDepth: 200, maxResult: 256 * 1024 };

/** The entry beside this file, in the form this file has itself: built JavaScript, or the source under a loader. */
const ENTRY = new URL(`./mapping-process${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

/** So many processes at the same time; what finds none free waits. */
const MAX_PROCESSES = 2;
const MAX_FAULT = 1000;
/** A process takes some 60 ms to start; on a machine that is this busy the job is better tried later. */
const MAX_START_MS = 30_000;

/**
 * Makes reports of what other systems send, by the expression that was set up for them. Each body is mapped in a process of its
 * own, without our environment, that is killed when it passes its time or its heap: an expression may run forever, and V8 ends a
 * whole process that outgrows the heap of a thread.
 */
export class Mapper {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: MappingLimits = MAPPING_LIMITS) {}

  /** @throws MappingFault what is wrong with the mapping, the body or what came of it; the same for the same two */
  async map(mapping: string, body: Uint8Array): Promise<InboundReport[]> {
    const outcome = await this.inTurn(() => runProcess({ mapping, body, limits: this.limits }));
    if ('fault' in outcome) throw new MappingFault(storable(outcome.fault));
    return reportsIn(outcome.result === null ? undefined : JSON.parse(outcome.result));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= MAX_PROCESSES) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place goes on to who waits, without becoming free in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

async function runProcess(task: MappingTask): Promise<MappingOutcome> {
  const own = process.execArgv.filter((option) => !option.startsWith('--inspect'));
  const child = fork(fileURLToPath(ENTRY), {
    execArgv: [...own, `--max-old-space-size=${task.limits.maxHeapMb}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    await untilReady(child);
    return await outcomeOf(child, task);
  } finally {
    child.kill('SIGKILL');
  }
}

/** Ends when a process is loaded. What goes wrong here is no fault of a mapping: the caller tries again. */
async function untilReady(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`The process of a mapping ended with ${code ?? signal} at its start.`);
  });
  const [message] = await Promise.race([once(child, 'message', { signal: AbortSignal.timeout(MAX_START_MS) }), ended]);
  if (message !== READY) throw new Error('The process of a mapping spoke before it was asked.');
}

function outcomeOf(child: ChildProcess, task: MappingTask): Promise<MappingOutcome> {
  const { deadlineMs, maxHeapMb } = task.limits;
  return new Promise((resolve, reject) => {
    // Later than the deadline that JSONata watches by itself: its sentence says more.
    const timer = setTimeout(() => {
      resolve({ fault: `The mapping took longer than ${deadlineMs} ms for this body.` });
    }, deadlineMs * 1.5);
    const settle = (outcome: MappingOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    child.once('message', (outcome) => settle(outcome as MappingOutcome));
    child.once('exit', () => settle({ fault: `The mapping took more than ${maxHeapMb} MB for this body.` }));
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.send(task);
  });
}

/** JSONata quotes values; what PostgreSQL does not keep in a text is replaced. */
function storable(text: string): string {
  return text.slice(0, MAX_FAULT).replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

import { watchMemory } from './watch-memory.js';
import { READY, type WorkFault, type WorkOutcome, type WorkRequest } from './work-messages.js';

/**
 * Entry of a process of a ProcessPool: loads one module and runs its exported functions, one after another, until the parent is gone.
 * It imports next to nothing, so that it starts at once and takes little memory.
 */
const [, , moduleUrl = '', maxMemoryMb] = process.argv;
watchMemory(Number(maxMemoryMb));
const work = (await import(moduleUrl)) as Record<string, (...values: unknown[]) => unknown>;

process.on('message', (request: WorkRequest) => {
  void outcomeOf(request).then((outcome) => process.send?.(outcome));
});

async function outcomeOf({ name, values }: WorkRequest): Promise<WorkOutcome> {
  try {
    return { answer: await work[name]?.(...values) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function faultOf(error: unknown): WorkFault {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: undefined, code: undefined, facts: undefined };
  const { name, message, stack, code, facts } = error as Error & Partial<WorkFault>;
  return { name, message, stack, code, facts };
}

process.send?.(READY);

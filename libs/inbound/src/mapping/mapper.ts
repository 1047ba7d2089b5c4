import { MappingChild } from './mapping-child.js';
import type { MappingLimits, MappingOutcome } from './mapping-task.js';
import { type InboundReport, MappingFault, reportsIn } from './report.js';

export const MAPPING_LIMITS: MappingLimits = { deadlineMs: 1000, maxHeapMb: 64, maxDepth: 200, maxResult: 256 * 1024 };

/** So many processes at the same time; what finds none free waits. */
const MAX_PROCESSES = 2;
/** A process that has nothing to do for so long is ended. */
const IDLE_MS = 10_000;
const MAX_FAULT = 1000;

/** A process that waits for the next body of its mapping. */
interface Idle {
  mapping: string;
  child: MappingChild;
  timer: NodeJS.Timeout;
}

/**
 * Makes reports of what other systems send, by the expression that was set up for them. Each mapping is evaluated in a process of its
 * own, which is never given to another mapping.
 */
export class Mapper {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly idle: Idle[] = [];

  constructor(private readonly limits: MappingLimits = MAPPING_LIMITS) {}

  /** @throws MappingFault what is wrong with the mapping, the body or what came of it; the same for the same two */
  async map(mapping: string, body: Uint8Array): Promise<InboundReport[]> {
    const outcome = await this.inTurn(() => this.evaluate(mapping, body));
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

  private async evaluate(mapping: string, body: Uint8Array): Promise<MappingOutcome> {
    const child = this.takeIdle(mapping) ?? (await MappingChild.start(this.limits));
    try {
      return await child.map(mapping, body);
    } finally {
      if (child.isAlive) this.keep(mapping, child);
    }
  }

  /** The process of this mapping; or none, and of those that wait only as many stay as may run beside a new one. */
  private takeIdle(mapping: string): MappingChild | undefined {
    const own = this.idle.find((one) => one.mapping === mapping && one.child.isAlive);
    if (own) return this.remove(own);
    const surplus = Math.max(0, this.idle.length - (MAX_PROCESSES - this.running));
    for (const one of this.idle.slice(0, surplus)) this.remove(one).end();
    return undefined;
  }

  private keep(mapping: string, child: MappingChild): void {
    const one: Idle = { mapping, child, timer: setTimeout(() => this.remove(one).end(), IDLE_MS).unref() };
    this.idle.push(one);
  }

  private remove(one: Idle): MappingChild {
    clearTimeout(one.timer);
    this.idle.splice(this.idle.indexOf(one), 1);
    return one.child;
  }
}

/** JSONata quotes values; what PostgreSQL does not keep in a text is replaced. */
function storable(text: string): string {
  return text.slice(0, MAX_FAULT).replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

import { ProcessPool, WorkStopped } from '#platform';
import type { MappingLimits, MappingOutcome } from './mapping-work.js';
import { type InboundReport, MappingFault, reportsIn } from './report.js';

export const MAPPING_LIMITS: MappingLimits & { maxHeapMb: number } = {
  deadlineMs: 1000,
  maxHeapMb: 64,
  maxDepth: 200,
  maxResult: 256 * 1024,
};

const MAX_FAULT = 1000;

/** Makes reports of what other systems send, by the expression that was set up for them; each mapping in a process of its own. */
export class Mapper {
  private readonly pool: ProcessPool<typeof import('./mapping-work.js')>;

  constructor(private readonly limits = MAPPING_LIMITS) {
    const { maxHeapMb } = limits;
    const module = { module: './mapping-work', caller: import.meta.url };
    this.pool = new ProcessPool({ ...module, size: 2, maxWaiting: Infinity, maxHeapMb, maxMemoryMb: 4 * maxHeapMb });
  }

  /** @throws MappingFault what is wrong with the mapping, the body or what came of it; the same for the same two */
  async map(mapping: string, body: Uint8Array): Promise<InboundReport[]> {
    const outcome = await this.evaluate(mapping, body);
    if ('fault' in outcome) throw new MappingFault(storable(outcome.fault));
    return reportsIn(outcome.result === null ? undefined : JSON.parse(outcome.result));
  }

  private async evaluate(mapping: string, body: Uint8Array): Promise<MappingOutcome> {
    const { maxHeapMb, ...limits } = this.limits;
    // Later than the deadline that JSONata watches by itself: its sentence says more.
    const options = { key: mapping, deadlineMs: limits.deadlineMs * 1.5 };
    try {
      return await this.pool.run('evaluate', [mapping, body, limits], options);
    } catch (error) {
      if (!(error instanceof WorkStopped)) throw error;
      if (error.reason === 'deadline') return { fault: `The mapping took longer than ${limits.deadlineMs} ms for this body.` };
      if (error.reason === 'memory') return { fault: `The mapping took more than ${maxHeapMb} MB for this body.` };
      throw error;
    }
  }
}

/** JSONata quotes values; what PostgreSQL does not store in a text is replaced. */
function storable(text: string): string {
  return text.slice(0, MAX_FAULT).replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

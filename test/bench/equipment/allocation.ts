import { Session } from 'node:inspector/promises';

/** Bytes between two samples of V8's sampling heap profiler: small against what is measured, large enough not to slow it. */
const SAMPLING_INTERVAL = 131_072;

interface SampledNode {
  selfSize: number;
  children: SampledNode[];
}

/**
 * What a piece of work allocates on the heap, in MB, estimated from samples. Objects count that a collection takes away meanwhile, so
 * the figure does not depend on when V8 collects.
 */
export async function allocatedBy<T>(work: () => Promise<T>): Promise<{ result: T; allocatedMb: number }> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: SAMPLING_INTERVAL,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    const result = await work();
    const { profile } = await session.post('HeapProfiler.stopSampling');
    return { result, allocatedMb: sizeOf(profile.head) / 1024 / 1024 };
  } finally {
    session.disconnect();
  }
}

function sizeOf(node: SampledNode): number {
  return node.children.reduce((sum, child) => sum + sizeOf(child), node.selfSize);
}

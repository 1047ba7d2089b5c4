import { runInThread } from '#platform';
import type { CircularView } from './read-circulars.js';
import { type CircularFormat, writeCircular } from './write-circular.js';

/** Up to so many red projects a file is written on the spot; a thread takes longer to start. */
const WRITTEN_ON_THE_SPOT = 100;

/** Like {@link writeCircular}, but a long one leaves this thread free to answer others. */
export async function writeCircularOffloaded(format: CircularFormat, circular: CircularView): Promise<Buffer> {
  if (circular.figures.redList.length <= WRITTEN_ON_THE_SPOT) return writeCircular(format, circular);
  const bytes = await runInThread<Uint8Array>('./writing-thread', import.meta.url, { format, circular });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

import { ProcessPool } from '#platform';
import type * as Writing from './circular-work.js';
import type { CircularView } from './circular-view.js';
import { type CircularFormat, writeCircular } from './write-circular.js';

/** Up to so many red projects a file is written in this process; another one takes longer to start. */
const WRITTEN_INLINE = 100;

const writers = new ProcessPool<typeof Writing>({ module: './circular-work', caller: import.meta.url, maxWaiting: 1000 });

/** Like {@link writeCircular}, but a long one leaves this process free to answer others. */
export async function writeCircularOffloaded(format: CircularFormat, circular: CircularView): Promise<Buffer> {
  const isQuick = circular.figures.redList.length <= WRITTEN_INLINE;
  return isQuick ? writeCircular(format, circular) : writers.run('writeCircular', [format, circular]);
}

import { parentPort, workerData } from 'node:worker_threads';
import type { CircularView } from './read-circulars.js';
import { type CircularFormat, writeCircular } from './write-circular.js';

/** Entry of the thread: writes one circular. */
const { format, circular } = workerData as { format: CircularFormat; circular: CircularView };
const bytes = new Uint8Array(await writeCircular(format, circular));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
parentPort?.postMessage(bytes, [bytes.buffer]);

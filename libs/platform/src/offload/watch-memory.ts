import { Worker } from 'node:worker_threads';

const EVERY_MS = 10;

/** Plain JavaScript: it runs at once, without the loader that TypeScript needs in tests. */
const WATCH = `
  const { workerData } = require('node:worker_threads');
  const parent = process.ppid;
  setInterval(() => {
    if (process.memoryUsage.rss() > workerData || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, ${EVERY_MS});`;

/**
 * Ends this process when it takes more memory than this, or when its parent is gone. V8's own limit counts its heap only: buffers, typed
 * arrays and what a library inflates lie beside it. The watch is a thread, because it has to look while this one is busy.
 */
export function watchMemory(maxMb: number): void {
  new Worker(WATCH, {
    eval: true,
    execArgv: [],
    workerData: maxMb * 1024 * 1024,
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  }).unref();
}

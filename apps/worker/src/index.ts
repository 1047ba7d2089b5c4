/** The worker as a module, for a process that is more than a worker. */
export { WorkerModule } from './worker.module.js';

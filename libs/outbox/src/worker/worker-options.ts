export interface WorkerOptions {
  /** False starts no scheduler: who plays a year calls `round()` of each one himself. Default: true. */
  scheduling?: boolean;
  /** True lets job kinds be without a processor, for a worker of a part of the program. Default: false. */
  partial?: boolean;
}

/** Token of the {@link WorkerOptions}. */
export const WORKER_OPTIONS = Symbol('WORKER_OPTIONS');

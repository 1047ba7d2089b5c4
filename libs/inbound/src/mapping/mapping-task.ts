/** To the process: one body to map. */
export interface MappingTask {
  /** JSONata. */
  mapping: string;
  /** JSON in UTF-8, as it came. */
  body: Uint8Array;
  limits: MappingLimits;
}

export interface MappingLimits {
  /** For an evaluation, in milliseconds; the process ends when it is passed. */
  deadlineMs: number;
  /** Old generation of the heap of the process, in MB. */
  maxHeapMb: number;
  /** How deep functions may call each other. */
  maxDepth: number;
  /** Characters of the result as JSON. */
  maxResult: number;
}

/** From the process, once: it is loaded. */
export const READY = 'ready';

/** From the process, to each task: the result as JSON (null: nothing was found), or what is wrong with expression or body. */
export type MappingOutcome = { result: string | null } | { fault: string };

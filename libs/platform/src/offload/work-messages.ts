/** To the process: run this exported function of its module. */
export interface WorkRequest {
  name: string;
  values: unknown[];
}

/** From the process, once: its module is loaded, and the time of the first call begins. */
export const READY = 'ready';

/** From the process, to each call. Errors lose their class on the way, so they travel as data. */
export type WorkOutcome = { answer: unknown } | { fault: WorkFault };

export interface WorkFault {
  name: string;
  message: string;
  stack: string | undefined;
  /** Of a refusal: its stable code, as `file.damaged`. */
  code: string | undefined;
  facts: Record<string, unknown> | undefined;
}

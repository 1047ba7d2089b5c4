/** One attempt to send a delivery. */
export interface Attempt {
  /** 1, 2, 3 … */
  number: number;
  /** Real time. */
  startedAt: Date;
  durationMs: number;
  outcome: 'delivered' | 'failed';
  statusCode: number | null;
  detail: string | null;
  responseExcerpt: string | null;
  /** Requested by hand. */
  manual: boolean;
}

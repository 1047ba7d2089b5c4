/** When somebody wants what can wait. */
export interface Waits {
  /** Once a day, in the message of the morning. */
  digest: boolean;
  /** Not between these times of day, Asia/Shanghai; `from` may be later than `to`: over midnight. */
  quiet: { from: string; to: string } | null;
}

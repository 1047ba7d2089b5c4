/** `busy`: too much waits already; `crash`: the process ended by itself. */
export type StopReason = 'deadline' | 'memory' | 'crash' | 'abort' | 'busy';

/** Work in another process that was not done, because of its limits and not of what it says itself. */
export class WorkStopped extends Error {
  constructor(readonly reason: StopReason) {
    super(`The work was stopped: ${reason}.`);
    this.name = 'WorkStopped';
  }
}

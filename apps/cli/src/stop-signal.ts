/** Within what service managers wait for; what is not done by then stands in the database. */
const FORCE_AFTER_MS = 25_000;

/**
 * Aborts at the first Ctrl-C or SIGTERM, so that everything can be closed in order; the second one ends the process at
 * once (what is left behind then is recovered by the next start).
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130);
    process.stderr.write('正在停止，请稍候（再按一次 Ctrl-C 立即结束）… Stopping; press Ctrl-C again to end at once.\n');
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
    controller.abort(new Stopped());
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller.signal;
}

/** The reason why a start was broken off: a person wanted it so. */
export class Stopped extends Error {}

export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // A pending promise keeps no process alive, so hold it with a timer.
    const hold = setInterval(() => undefined, 60_000);
    signal.addEventListener('abort', () => {
      clearInterval(hold);
      resolve();
    });
  });
}

/** A connection that still tries to reach a server that is down must not keep the process. */
export function endProcess(): never {
  process.exit();
}

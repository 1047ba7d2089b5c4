import { DomainError } from '#platform';

const FORCE_AFTER_MS = 25_000;

/**
 * The life of a program: start, wait for SIGTERM or Ctrl-C, stop within 25 seconds. A second signal ends it at once. A
 * start that can't succeed ends with one sentence on stderr and exit code 1.
 */
export async function runUntilStopped(role: string, start: () => Promise<() => Promise<void>>): Promise<void> {
  let stop: () => Promise<void>;
  try {
    stop = await start();
  } catch (error) {
    process.stderr.write(
      `duban ${role}: ${error instanceof DomainError ? error.message : String((error as Error).stack ?? error)}\n`,
    );
    process.exit(error instanceof DomainError ? 1 : 70);
  }
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`duban ${role}: could not stop cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

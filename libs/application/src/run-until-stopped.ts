import type { INestApplicationContext } from '@nestjs/common';
import { operatorSentence } from '#platform';

const FORCE_AFTER_MS = 25_000;

/**
 * The life of a program: start, wait for SIGTERM or Ctrl-C, stop by the lifecycle hooks of its modules within 25 seconds. A second
 * signal ends it at once. A start that can't succeed ends with one sentence on stderr and exit code 1.
 */
export async function runUntilStopped(role: string, start: () => Promise<INestApplicationContext>): Promise<void> {
  try {
    const context = await start();
    context.enableShutdownHooks([], { useProcessExit: true });
  } catch (error) {
    const sentence = operatorSentence(error);
    process.stderr.write(`duban ${role}: ${sentence ?? String((error as Error).stack ?? error)}\n`);
    process.exit(sentence ? 1 : 70);
  }
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

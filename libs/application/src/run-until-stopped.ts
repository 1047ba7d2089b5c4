import type { INestApplicationContext } from '@nestjs/common';
import { operatorSentence } from '#platform';

const FORCE_AFTER_MS = 25_000;

/**
 * The life of a program: start, wait for SIGTERM or Ctrl-C, stop by the lifecycle hooks of its modules within 25 seconds. A signal during the
 * start stops the program when it has started; a second signal ends it at once. A start that can't succeed ends with one sentence on stderr and
 * exit code 1.
 */
export async function runUntilStopped(role: string, start: () => Promise<INestApplicationContext>): Promise<void> {
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) process.exit(130);
    isStopping = true;
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  try {
    const context = await start();
    if (isStopping) {
      await context.close();
      process.exit(0);
    }
    context.enableShutdownHooks([], { useProcessExit: true });
  } catch (error) {
    const sentence = operatorSentence(error);
    process.stderr.write(`duban ${role}: ${sentence ?? String((error as Error).stack ?? error)}\n`);
    process.exit(sentence ? 1 : 70);
  }
}

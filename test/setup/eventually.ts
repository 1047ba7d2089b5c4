import { setTimeout as wait } from 'node:timers/promises';

/** Repeats an assertion until it holds, and fails with its last error when the time is up. */
export async function eventually<T>(assertion: () => T | Promise<T>, { withinMs = 10_000, everyMs = 25 } = {}): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await wait(everyMs);
  }
}

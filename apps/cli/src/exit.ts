import { CommanderError } from 'commander';

/** 0 done, 1 the input or the surroundings are at fault, 2 the command was called wrongly, 70 the program is at fault. */
export const EXIT = { ok: 0, fault: 1, usage: 2, program: 70 } as const;

/** Says what went wrong in one sentence on stderr, and answers the exit code. */
export async function explain(error: unknown): Promise<number> {
  // Commander has already said its own.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const { operatorSentence } = await import('#platform');
  const sentence = operatorSentence(error);
  if (sentence) {
    process.stderr.write(`${sentence}\n`);
    return EXIT.fault;
  }
  process.stderr.write(
    `Something went wrong inside Duban. Please report it with these lines:\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return EXIT.program;
}

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { ReceiverCount, ReceiverWord } from './receiver.js';

/** The receiver, which must not share a processor with who is measured more than it has to. */
export class ReceiverProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<ReceiverProcess> {
    const child = fork(join(import.meta.dirname, 'receiver.js'), { execArgv: [] });
    const word = (await nextWord(child)) as { port: number };
    return new ReceiverProcess(child, `http://127.0.0.1:${word.port}`);
  }

  async count(): Promise<ReceiverCount> {
    const answer = nextWord(this.child);
    this.child.send('count');
    return (await answer) as ReceiverCount;
  }

  stop(): void {
    this.child.kill();
  }
}

function nextWord(child: ChildProcess): Promise<ReceiverWord> {
  return new Promise((resolve) => child.once('message', (word: ReceiverWord) => resolve(word)));
}

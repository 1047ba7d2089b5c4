import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { eventually } from './eventually.js';

const DIST = join(import.meta.dirname, '../../dist/apps');

/** A program of dist/ in a process of its own, and what it logs. */
export class Program {
  private errors = '';

  private constructor(
    readonly name: string,
    private readonly process: ChildProcess,
  ) {
    process.stderr?.on('data', (chunk: Buffer) => {
      this.errors += chunk.toString();
    });
  }

  static start(name: 'api' | 'worker', environment: Record<string, string>): Program {
    const env = { PATH: process.env['PATH'], ...environment };
    const file = join(DIST, name, 'src/main.js');
    return new Program(name, spawn(process.execPath, [file], { env, stdio: ['ignore', 'ignore', 'pipe'] }));
  }

  /** When it says that it is ready. */
  async whenReady(): Promise<void> {
    await eventually(() => expect(this.errors).toContain(`"msg":"${this.name} ready"`), { withinMs: 30_000 });
  }

  /** Its log lines with this message. */
  lines(message: string): Record<string, unknown>[] {
    const complete = this.errors.slice(0, this.errors.lastIndexOf('\n') + 1);
    return complete
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === message);
  }

  /** Sends SIGTERM; answers the exit code, or the signal that it died of. */
  async stop(): Promise<number | string | null> {
    const { exitCode, signalCode } = this.process;
    if (exitCode !== null || signalCode !== null) return exitCode ?? signalCode;
    return new Promise((resolve) => {
      this.process.once('exit', (code, signal) => resolve(code ?? signal));
      this.process.kill('SIGTERM');
    });
  }

  /** For the end of a test, whatever came of it. */
  kill(): void {
    this.process.kill('SIGKILL');
  }
}

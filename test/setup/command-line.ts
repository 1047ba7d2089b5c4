import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './eventually.js';
import { temporaryFolder } from './temporary-folder.js';

const PROGRAM = path.resolve('dist/apps/cli/src/main.js');
const programOf = (name: 'api' | 'worker'): string => path.resolve(`dist/apps/${name}/src/main.js`);

export interface Run {
  child: ChildProcess;
  stdout: string;
  stderr: string;
  /** Exit code; null when a signal ended it. */
  ended: Promise<number | null>;
}

/** `duban`, as a person calls it in a folder of his own. */
export class CommandLine {
  private readonly runs: Run[] = [];

  private constructor(readonly folder: string) {}

  static async open(): Promise<CommandLine> {
    return new CommandLine(await temporaryFolder('cli'));
  }

  /** Ends what still runs, and takes the folder away. */
  async close(): Promise<void> {
    for (const run of this.runs) {
      if (run.child.exitCode === null) run.child.kill('SIGTERM');
      await run.ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  start(args: string[], variables: Record<string, string> = {}): Run {
    return this.spawn([PROGRAM, ...args], variables);
  }

  /** The API or a worker as a program of its own. */
  startProgram(name: 'api' | 'worker', variables: Record<string, string>): Run {
    return this.spawn([programOf(name)], variables);
  }

  private spawn(args: string[], variables: Record<string, string>): Run {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, args, {
      cwd: this.folder,
      env: { PATH, LOG_LEVEL: 'warn', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const run: Run = { child, stdout: '', stderr: '', ended: new Promise((resolve) => child.once('close', resolve)) };
    child.stdout.on('data', (chunk: Buffer) => (run.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (run.stderr += chunk.toString()));
    this.runs.push(run);
    return run;
  }

  async run(
    args: string[],
    variables: Record<string, string> = {},
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const run = this.start(args, variables);
    const code = await run.ended;
    return { code, stdout: run.stdout, stderr: run.stderr };
  }

  /** An empty service on a free port, and its address. */
  async serveEmpty(): Promise<{ run: Run; url: string }> {
    const run = this.start(['serve', '--empty'], { PORT: '0' });
    const url = await eventually(
      () => {
        const address = /http:\/\/localhost:\d+/.exec(run.stdout)?.[0];
        if (!address || !run.stdout.includes('Ctrl-C')) throw new Error(`not ready: ${run.stderr}`);
        return address;
      },
      { withinMs: 60_000 },
    );
    return { run, url };
  }
}

/** Ctrl-C; answers the exit code. */
export async function stop({ child, ended }: Run): Promise<number | null> {
  child.kill('SIGINT');
  return ended;
}

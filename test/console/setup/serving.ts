import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const PROGRAM = path.resolve('dist/apps/cli/src/main.js');
const READY = /Duban is ready: (http:\/\/\S+)/;

export interface Serving {
  url: string;
  stop: () => Promise<void>;
}

/**
 * `duban serve` on a free port over this home; it is ready when it names its address. Loads the demonstration into an empty home.
 * @param settings environment of the server, besides what every journey has
 */
export async function startServing(home: string, settings: Readonly<Record<string, string>> = {}): Promise<Serving> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    cwd: home,
    env: { PATH, LOG_LEVEL: 'error', PORT: '0', DUBAN_HOME: path.join(home, 'duban'), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { url: await whenReady(child), stop: () => end(child) };
}

function whenReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const url = READY.exec(told)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(`duban serve ended early:\n${told.slice(-2000)}`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

import { spawn } from 'node:child_process';
import { root } from './setup.mjs';

/** Runs a Node program in the foreground and ends as it ends. Ctrl-C reaches both from the terminal; SIGTERM is passed on. */
export function runNode(args) {
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { ...process.env, DUBAN_ROOT: root },
  });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

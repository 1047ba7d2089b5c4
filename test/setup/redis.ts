import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

/** A server of its own, or the one of REDIS_URL; no url where this machine has none. */
export async function startRedis(directory: string): Promise<{ url: string | null; process?: ChildProcess }> {
  if (process.env['REDIS_URL']) return { url: process.env['REDIS_URL'] };
  const program = ['redis-server', 'valkey-server'].find(isOnPath);
  if (!program) {
    if (process.env['REQUIRE_REDIS'] === '1')
      throw new Error('REQUIRE_REDIS=1, but neither redis-server nor valkey-server is on PATH and REDIS_URL is not set.');
    process.stderr.write('No redis-server or valkey-server on PATH: the Redis half of the queue tests is skipped.\n');
    return { url: null };
  }
  const port = await freePort();
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    directory,
  ];
  const child = spawn(program, flags, { stdio: 'ignore' });
  await untilListening(port);
  return { url: `redis://127.0.0.1:${port}`, process: child };
}

function isOnPath(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilListening(port: number): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => setTimeout(() => resolve(false), 25));
    });
    if (isUp) return;
  }
  throw new Error(`redis did not listen on port ${port}`);
}

import { rm } from 'node:fs/promises';
import { startServing } from '../console/setup/serving.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { median } from './equipment/median.js';

/**
 * How long does `duban serve` take from the start of its process until `/health/ready` answers 200, over the data of the
 * demonstration? Built-in PostgreSQL, everything in one process, as `npm start` runs it.
 */
const ROUNDS = Number(process.argv[2] ?? 5);
const LIMIT_MS = 3000;

async function main(): Promise<void> {
  const home = await temporaryFolder('bench-start');
  try {
    process.stderr.write('loading the demonstration…\n');
    await (await startServing(home)).stop();
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await startOver(home));
    const middle = median(times);
    process.stdout.write(`start to ready: ${times.map((ms) => Math.round(ms)).join(', ')} ms\n`);
    process.stdout.write(`median ${Math.round(middle)} ms, limit ${LIMIT_MS} ms\n`);
    if (middle > LIMIT_MS) process.exitCode = 1;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function startOver(home: string): Promise<number> {
  const begun = performance.now();
  const serving = await startServing(home);
  const { status } = await fetch(new URL('/health/ready', serving.url));
  const took = performance.now() - begun;
  await serving.stop();
  if (status !== 200) throw new Error(`/health/ready answers ${status}`);
  return took;
}

await main();

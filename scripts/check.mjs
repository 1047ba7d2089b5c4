// npm run check: what to run before each commit, as many parts at a time as there are cores, with caches in node_modules/.cache.
// CI runs the same parts (format:check, typecheck, lint, the unit tests) without caches.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.mjs';

const CACHE = 'node_modules/.cache/check';
const bin = (name) => join('node_modules', name);
const tsc = (project, name) => [
  bin('typescript-7/bin/tsc'),
  '-p',
  project,
  '--noEmit',
  '--incremental',
  '--tsBuildInfoFile',
  `${CACHE}/${name}`,
];

/** The longest first. */
const PARTS = {
  'unit tests': [bin('vitest/vitest.mjs'), 'run', '--project', 'unit', '--reporter', 'dot'],
  types: tsc('tsconfig.json', 'types.json'),
  'types of the console': tsc('apps/console', 'console.json'),
  layers: [
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
    '--cache',
    `${CACHE}/layers`,
    'apps',
    'libs',
  ],
  format: [bin('prettier/bin/prettier.cjs'), '--check', '--cache', '--cache-location', `${CACHE}/format`, '.'],
  unused: [bin('knip/bin/knip.js'), '--no-progress'],
  lint: [bin('oxlint/bin/oxlint'), '--deny-warnings', 'apps', 'libs', 'test', 'scripts'],
  shape: ['scripts/lint-shape.mjs'],
  clock: ['scripts/lint-clock.mjs'],
  projects: ['scripts/lint-projects.mjs'],
};

const waiting = Object.entries(PARTS);
const begun = performance.now();
const outcomes = await Promise.all(Array.from({ length: availableParallelism() }, work));
const failed = outcomes.flat();
process.stdout.write(`check: ${secondsSince(begun)} s${failed.length > 0 ? `, failed: ${failed.join(', ')}` : ''}\n`);
if (failed.length > 0) process.exitCode = 1;

/** Runs parts, one after another, until none waits. @returns names of those that failed */
async function work() {
  const faults = [];
  for (let part = waiting.shift(); part; part = waiting.shift()) if (!(await holds(...part))) faults.push(part[0]);
  return faults;
}

async function holds(name, args) {
  const from = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => output.push(piece));
  const code = await new Promise((resolve) => child.on('close', resolve));
  process.stdout.write(`${code === 0 ? '✔' : '✘'} ${name} ${secondsSince(from)} s\n`);
  if (code !== 0) process.stdout.write(Buffer.concat(output));
  return code === 0;
}

function secondsSince(from) {
  return ((performance.now() - from) / 1000).toFixed(1);
}

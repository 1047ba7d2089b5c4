// What every command of a checkout needs first: the right Node, the packages, the build. Each is done only when it is not
// done yet; progress goes to stderr, because stdout belongs to results.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const BUILT = join(root, 'dist/.duban-built');
const CONSOLE = join(root, 'apps/console');
const CONSOLE_BUILT = join(root, 'dist/console/.duban-built');

/** @param {{ quiet?: boolean, rebuild?: boolean }} [options] */
export function setUp({ quiet = false, rebuild = false } = {}) {
  const say = quiet ? () => undefined : (line) => process.stderr.write(`${line}\n`);
  checkNode();
  install(say);
  build(say, rebuild);
  buildConsole(say, rebuild);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Duban needs Node.js 20.19 or newer; this is ${process.versions.node}. Get a newer one from nodejs.org.`);
}

function install(say) {
  if (isInstalled()) return;
  say('Installing packages…');
  run('npm', ['ci', '--no-audit', '--no-fund'], 'The packages could not be installed. Is the npm registry reachable?');
}

/** npm writes down what it has installed; optional packages may be missing, because they are for other machines. */
function isInstalled() {
  const record = contentOf(join(root, 'node_modules/.package-lock.json'));
  if (record === null) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(contentOf(join(root, 'package-lock.json'))).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function build(say, rebuild) {
  const wanted = hashOf(
    ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'apps', 'libs', 'test/bench', 'test/eval', 'test/fuzz', 'test/setup']
      .flatMap((path) => filesOf(join(root, path)))
      .filter((file) => !file.startsWith(CONSOLE + sep)),
  );
  if (!rebuild && contentOf(BUILT) === wanted) return;
  say('Building…');
  for (const part of existsSync(join(root, 'dist')) ? readdirSync(join(root, 'dist')) : [])
    if (part !== 'console') rmSync(join(root, 'dist', part), { recursive: true, force: true });
  // The native compiler writes what TypeScript 6 does behind `nest build`, in a quarter of the time.
  run(
    process.execPath,
    [join(root, 'node_modules/typescript-7/bin/tsc'), '-p', 'tsconfig.build.json'],
    'The build failed; see the errors above.',
  );
  mkdirSync(dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, wanted);
}

/** The pages of `apps/console`, by a hash of what they are made of: a change of the API does not build them again, nor the other way round. */
function buildConsole(say, rebuild) {
  const wanted = hashOf([join(root, 'package-lock.json'), ...filesOf(CONSOLE, /./)]);
  if (!rebuild && contentOf(CONSOLE_BUILT) === wanted) return;
  say('Building the console…');
  run(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', join(CONSOLE, 'vite.config.ts'), '--logLevel', 'warn'],
    'The build of the console failed; see the errors above.',
  );
  writeFileSync(CONSOLE_BUILT, wanted);
}

function run(command, args, sentence) {
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error ?? ''}\n`);
  fail(sentence);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(path, names = /\.(ts|json)$/) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

// Makes clients of the API from docs/openapi.json with three generators and compiles each, so that a fault of the contract is found
// before an integrator finds it. Writes to dist/clients. Java needs a JDK (Debian: default-jdk-headless); the classes that the
// Java client imports (Jackson, annotations) are those that the generator itself brings.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './setup.mjs';

const DOCUMENT = join(root, 'docs/openapi.json');
const CLIENTS = join(root, 'dist/clients');
const require = createRequire(import.meta.url);
const GENERATOR = require.resolve('@openapitools/openapi-generator-cli/bin/openapi-generator.jar');

rmSync(CLIENTS, { recursive: true, force: true });
mkdirSync(join(CLIENTS, 'types'), { recursive: true });
mkdirSync(join(CLIENTS, 'classes'));
await compileTypes();
await compileTypeScriptClient();
compileJavaClient();

async function compileTypes() {
  const types = await openapiTS(JSON.parse(readFileSync(DOCUMENT, 'utf8')));
  writeFileSync(join(CLIENTS, 'types/schema.ts'), astToString(types));
  compileTypeScript('types');
  say('openapi-typescript: the types compile');
}

async function compileTypeScriptClient() {
  const plugins = ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'];
  await createClient({ input: DOCUMENT, output: join(CLIENTS, 'fetch'), plugins, logs: { level: 'silent' } });
  compileTypeScript('fetch');
  say('@hey-api/openapi-ts: the client compiles');
}

function compileTypeScript(folder) {
  const options = ['--strict', '--noEmit', '--target', 'ES2022', '--module', 'ESNext', '--moduleResolution', 'Bundler'];
  const files = filesOf(folder, '.ts');
  run(process.execPath, [
    join(root, 'node_modules/typescript/bin/tsc'),
    '--ignoreConfig',
    ...options,
    '--lib',
    'ES2023,DOM,DOM.Iterable',
    ...files,
  ]);
}

function compileJavaClient() {
  const made = ['generate', '-g', 'java', '--library', 'native', '-i', DOCUMENT, '-o', join(CLIENTS, 'java')];
  run('java', [
    '-jar',
    GENERATOR,
    ...made,
    '--additional-properties',
    'hideGenerationTimestamp=true,dateLibrary=java8,openApiNullable=false',
  ]);
  const sources = filesOf('java/src/main', '.java');
  const unnamed = sources.filter((file) => /Inline(Object|Response)\d*\.java$/.test(file));
  if (unnamed.length > 0)
    fail(`Bodies or answers have no name in docs/openapi.json: ${unnamed.map((file) => basename(file)).join(', ')}`);
  const list = join(CLIENTS, 'sources.txt');
  writeFileSync(list, sources.join('\n'));
  run('javac', ['-nowarn', '-proc:none', '-cp', GENERATOR, '-d', join(CLIENTS, 'classes'), `@${list}`]);
  say(`openapi-generator, Java: ${sources.length} files compile`);
}

function filesOf(folder, extension) {
  return readdirSync(join(CLIENTS, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(CLIENTS, folder, name));
}

function run(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error?.code === 'ENOENT') fail(`${command} is not there. Install a JDK (Debian: default-jdk-headless).`);
  if (status !== 0) fail(`${stdout}${stderr}\n${command} ${args.slice(0, 3).join(' ')} … failed`);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

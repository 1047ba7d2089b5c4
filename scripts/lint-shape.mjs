// Holds the shape that docs/architecture.md describes, beyond what dependency-cruiser sees: SQL by hand only in *.queries.ts and
// migrations, small public APIs, small folders, and the words of the glossary instead of private ones.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { LAYERS } from '../.dependency-cruiser.mjs';
import { root } from './setup.mjs';

const MOST_QUERIES = 150;
const MOST_NAMES = 40;
const MOST_FILES = 20;
const MOST_CASTS = 2;

/** Words that only this project used, with the standard term for each. */
const PRIVATE_WORDS = {
  'house|houses|inThrowAwayHouse': 'application, module, temporary schema',
  '(?<!Math\\.)(?:rooms|floors|doors|openDoors|furnish\\w*)': 'module, layer, public API, listed dependency',
  'promisedJob\\w*|promiseJobs?|promised_job|settleJobs?|postponeJobs?|inHand':
    'outbox job, enqueue, acknowledge, reschedule, claimed',
  'lane|lanes|LANE_\\w+|waitInPlace': 'delivery queue of an endpoint, queue position',
  'troubled|shareOfTroubled': 'unhealthy endpoints',
  'patience|usedPatience|shareToTell': 'failure budget, warning threshold',
  Rounds: 'batcher',
  '\\w+Keeper|ProjectWatcher': 'transition listener',
  'ProjectGuard|PolicyGuard': 'transition rule',
  PolicyShelf: 'policy store',
  'turningDays|behindFrom|retimeCourses': 'at-risk date, reschedule',
  'moveProject|MoveCommand|takeShares|moveShares': 'transition, side effects',
  'passedOver|reanchor\\w*': 'skipped, reschedule',
  'hearers|asksForNothing|Circumstances': 'subscribers, isEmpty, event attributes',
  'writeAside|write-aside|parseAside': 'offloaded',
  'sealer|SecretSealer|reseal\\w*': 'encryption, re-encrypt',
  untilSlow: 'detach when slow',
  'keptAt|projectsAt|slipsAt': 'as-of query',
  'litProjects|lit-projects': 'with lamp',
};

const tops = ['apps', 'libs', 'test', 'docs'];
const files = tops.flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|md)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/node_modules|\/generated\/|test\/fixtures/.test(path)),
);
const text = new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
const isTest = (path) => /(\.|-)spec\.tsx?$/.test(path) || /(^|\/)test\//.test(path);
const production = files.filter((path) => /\.tsx?$/.test(path) && /^(apps|libs)\//.test(path) && !isTest(path));
const faults = [];

function places(paths, pattern) {
  return paths.flatMap((path) =>
    [...text.get(path).matchAll(pattern)].map(
      (hit) => `${path}:${text.get(path).slice(0, hit.index).split('\n').length} ${hit[0].trim()}`,
    ),
  );
}

const query = /\.query(<[^>]*>)?\(/g;
const mayQuery = (path) => /\.queries\.ts$|\/migrations\/|^libs\/platform\//.test(path);
for (const place of places(
  production.filter((path) => !mayQuery(path)),
  query,
))
  faults.push(`${place}  SQL by hand belongs into a *.queries.ts; a single row is read by its repository`);
const queries = places(
  production.filter((path) => path.endsWith('.queries.ts')),
  query,
).length;
if (queries > MOST_QUERIES) faults.push(`${queries} statements in *.queries.ts, at most ${MOST_QUERIES}`);

for (const path of production.filter((one) => /^libs\/[^/]+\/src\/index\.ts$/.test(one))) {
  const names = [...text.get(path).matchAll(/export\s+(?:type\s+)?\{([^}]*)\}/g)].flatMap(([, list]) =>
    list.split(',').filter((name) => name.trim()),
  );
  if (names.length > MOST_NAMES) faults.push(`${path}  ${names.length} names, at most ${MOST_NAMES}`);
  if (/export \*/.test(text.get(path))) faults.push(`${path}  exports a whole file; name what is public`);
}

const folders = new Map();
for (const path of production) folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
for (const [folder, count] of folders) if (count > MOST_FILES) faults.push(`${folder}  ${count} files, at most ${MOST_FILES}`);

const casts = places(
  production.filter((path) => !path.startsWith('apps/console/')),
  /\bas unknown as\b|: any\b|<any>/g,
);
if (casts.length > MOST_CASTS) faults.push(`${casts.length} casts around the types, at most ${MOST_CASTS}: ${casts.join(', ')}`);

/** Folders of a lib or an app that a folder imports, types too; `index.ts` sees them all. */
function importedFolders(unit) {
  const graph = new Map();
  for (const path of production.filter((one) => one.startsWith(`${unit}/src/`) && one !== `${unit}/src/index.ts`))
    for (const [, , spec] of text.get(path).matchAll(/^(import|export)\s+[^;]*?from\s+'(\.[^']+)'/gms)) {
      const target = join(dirname(path), spec);
      const [from, to] = [dirname(path), dirname(target)];
      if (from === to || !to.startsWith(`${unit}/src`) || target === `${unit}/src/index.js`) continue;
      graph.set(from, new Set([...(graph.get(from) ?? []), to]));
    }
  return graph;
}

function reachedFrom(graph, start) {
  const seen = new Set();
  const todo = [...(graph.get(start) ?? [])];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    todo.push(...(graph.get(next) ?? []));
  }
  return seen;
}

for (const unit of new Set(production.map((path) => path.split('/').slice(0, 2).join('/')))) {
  // Pages import each other's links; the console is built by Vite.
  if (unit === 'apps/console') continue;
  const graph = importedFolders(unit);
  const inCycle = [...graph.keys()].filter((folder) => reachedFrom(graph, folder).has(folder));
  if (inCycle.length > 0) faults.push(`${unit}  folders that import each other: ${inCycle.join(', ')}`);
}

const speaking = files.filter((path) => !path.startsWith('libs/plan-text/'));
for (const [words, instead] of Object.entries(PRIVATE_WORDS))
  for (const place of places(speaking, new RegExp(`(?<![\\w-])(?:${words})\\b`, 'g'))) faults.push(`${place}  say: ${instead}`);

/** `nest build`, the `#lib` imports and the rules of layers each have a list of what there is. */
const { projects } = JSON.parse(readFileSync(join(root, 'nest-cli.json'), 'utf8'));
const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const layered = LAYERS.flatMap((layer) => Object.keys(layer));
for (const [top, name] of ['apps', 'libs'].flatMap((folder) => readdirSync(join(root, folder)).map((one) => [folder, one]))) {
  if (name === 'console') continue;
  if (projects[name]?.root !== `${top}/${name}`) faults.push(`nest-cli.json  lacks ${top}/${name}`);
  if (top === 'apps') continue;
  if (imports[`#${name}`]?.source !== `./libs/${name}/src/index.ts`) faults.push(`package.json  imports lacks #${name}`);
  if (!layered.includes(name)) faults.push(`.dependency-cruiser.mjs  has no layer for ${name}`);
}

for (const place of places(
  production.filter((one) => one.startsWith('apps/api/') && !one.endsWith('/optional-fields.ts')),
  /\bIsOptional\b/g,
))
  faults.push(`${place}  lets null past the other rules of its field: say MayBeLeftOut or MayBeNull`);

/** Schemas of the API's document have the names of their classes; the second of one name would replace the first. */
const classes = new Map();
for (const path of production.filter((one) => /^apps\/api\/.*(?<!controller)\.ts$/.test(one)))
  for (const [, name] of text.get(path).matchAll(/^export (?:abstract )?class (\w+)/gm))
    classes.set(name, [...(classes.get(name) ?? []), path]);
for (const [name, paths] of classes)
  if (paths.length > 1) faults.push(`${paths.join(', ')}  each have a class ${name}, but a schema has one name`);

for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) {
  process.stderr.write(`${faults.length} faults of shape\n`);
  process.exit(1);
}

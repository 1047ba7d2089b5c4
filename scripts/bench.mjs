import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './run.mjs';
import { root, setUp } from './setup.mjs';

setUp();
const folder = join(root, 'dist/test/bench');
const [name, ...rest] = process.argv.slice(2);
const names = readdirSync(folder).flatMap((file) => /^(.+)\.js$/.exec(file)?.[1] ?? []);
if (!name || !existsSync(join(folder, `${name}.js`))) {
  process.stderr.write(`Which benchmark? npm run bench -- NAME, with NAME one of: ${names.join(', ')}\n`);
  process.exit(2);
}
// With a young generation that is large from the start no collection falls into a measurement: what the heap gains is what was allocated.
runNode(['--expose-gc', '--min-semi-space-size=1024', '--max-semi-space-size=1024', join(folder, `${name}.js`), ...rest]);

// Says how much script and style the first load of each page brings, gzipped as it is sent, and fails when a page has grown beyond its limit.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

const KB = 1024;
const PHONE = 140 * KB;
const DESKTOP = 300 * KB;
const STYLES = 25 * KB;
/** Pages that are opened from a message on the phone. */
const PHONE_PAGES = ['login', 'todo', 'inbox', 'projects', 'project', 'me'];

setUp({ quiet: true });
const folder = join(root, 'dist/console');
const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
const pages = Object.keys(manifest).filter((name) => /^src\/pages\/.*-page\.tsx$/.test(name));
let isTooLarge = false;
for (const name of pages) {
  const page = name.split('/')[2];
  const files = filesOf(['index.html', name]);
  const script = sizeOf(files, '.js');
  const style = sizeOf(files, '.css');
  const limit = PHONE_PAGES.includes(page) ? PHONE : DESKTOP;
  const fault = script > limit || style > STYLES;
  isTooLarge ||= fault;
  process.stdout.write(
    `${page.padEnd(16)} ${kb(script)} KB of ${limit / KB} script, ${kb(style)} KB of ${STYLES / KB} style${fault ? '  TOO LARGE' : ''}\n`,
  );
}
if (isTooLarge) process.exit(1);

/** What the browser loads at once for these entries: the files they import, and their styles; not what is loaded when it is opened. */
function filesOf(names, found = new Set()) {
  for (const name of names) {
    const { file, imports = [], css = [] } = manifest[name];
    for (const one of [file, ...css]) found.add(one);
    filesOf(imports, found);
  }
  return found;
}

function sizeOf(files, ending) {
  return [...files]
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0);
}

function kb(bytes) {
  return (bytes / KB).toFixed(1).padStart(6);
}

// Time is a dependency: only the system clock may ask the machine what time it is, and only it makes real time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const ASKS_THE_MACHINE = /\bDate\.now\(|\bnew Date\(\)|\bas RealTime\b/;
const MAY = ['libs/platform/src/clock.ts'];

const faults = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('spec.ts') && !file.includes('/test/') && !MAY.includes(file))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (ASKS_THE_MACHINE.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    ),
);
if (faults.length > 0) {
  process.stderr.write(`Take the time from a Clock instead:\n${faults.join('\n')}\n`);
  process.exit(1);
}

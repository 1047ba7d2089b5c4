import { join } from 'node:path';
import { runNode } from './run.mjs';
import { root, setUp } from './setup.mjs';

setUp();
runNode([join(root, 'dist/apps/cli/src/main.js'), 'serve', ...process.argv.slice(2)]);

import { join } from 'node:path';
import { runNode } from './run.mjs';
import { root, setUp } from './setup.mjs';

setUp({ quiet: true });
runNode([join(root, 'dist/apps/cli/src/main.js'), ...process.argv.slice(2)]);

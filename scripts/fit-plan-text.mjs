import { join } from 'node:path';
import { runNode } from './run.mjs';
import { root, setUp } from './setup.mjs';

setUp();
runNode([join(root, 'dist/test/eval/fit-plan-text.js'), ...process.argv.slice(2)]);

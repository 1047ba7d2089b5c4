import { join } from 'node:path';
import { runNode } from './run.mjs';
import { root, setUp } from './setup.mjs';

// The end-to-end tests start the real programs from dist/.
setUp();
process.chdir(root);
delete process.env.INIT_CWD;
const given = process.argv.slice(2);
const projects = given.includes('--project') ? [] : ['unit', 'database', 'queue', 'e2e'].flatMap((name) => ['--project', name]);
runNode([join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects, ...given]);

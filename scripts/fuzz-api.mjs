// Random requests from the OpenAPI schemas: npm run fuzz:api -- [REQUESTS] [SEED] (20000 1). What follows `--` goes to vitest.
import { join } from 'node:path';
import { runNode } from './run.mjs';
import { root, setUp } from './setup.mjs';

setUp();
process.chdir(root);
const given = process.argv.slice(2);
const numbers = given.filter((one) => /^\d+$/.test(one));
const [requests = '20000', seed = '1'] = numbers;
Object.assign(process.env, { FUZZ_REQUESTS: requests, FUZZ_SEED: seed });
const rest = given.filter((one) => one !== '--' && !numbers.includes(one));
runNode([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'fuzz', ...rest]);

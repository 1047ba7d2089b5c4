import { join } from 'node:path';
import { runNode } from './run.mjs';
import { root } from './setup.mjs';

// A year on the plan documents against an independent oracle: npm run year [-- SEED [DOCUMENTS]].
const [seed = '1', documents = '5'] = process.argv.slice(2);
for (const number of [seed, documents]) {
  if (/^\d+$/.test(number)) continue;
  process.stderr.write(`npm run year -- SEED DOCUMENTS, both numbers, as: npm run year -- 7 5. Given: ${number}\n`);
  process.exit(2);
}
Object.assign(process.env, { YEAR_SEED: seed, YEAR_DOCUMENTS: documents });
process.chdir(root);
delete process.env.INIT_CWD;
runNode([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'year']);

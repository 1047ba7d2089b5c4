// The journeys through the console, in Chromium, on the demonstration's data. Without a browser they are skipped, in one line; CI fails then.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './run.mjs';
import { root, setUp } from './setup.mjs';

const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (existsSync(browser)) {
  setUp();
  process.chdir(root);
  delete process.env.INIT_CWD;
  runNode([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'console', ...process.argv.slice(2)]);
} else {
  process.stderr.write(
    `test:console was skipped: there is no Chromium at ${browser}. Debian: apt-get install chromium fonts-wqy-microhei\n`,
  );
  process.exit(process.env.CI ? 1 : 0);
}

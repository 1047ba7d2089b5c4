// Writes everything that follows from the code and is kept in the repository. Run it after a change of DTOs, entities, settings or layers, and commit what it writes.
// With --check it fails when a file in git is not what it has just written.
import { spawnSync } from 'node:child_process';
import { root, setUp } from './setup.mjs';
import { writeEnvironmentExample } from './sync/environment.mjs';
import { drawLayers } from './sync/layers.mjs';
import { writeSwaggerMetadata } from './sync/swagger-metadata.mjs';

writeEnvironmentExample();
drawLayers();
await writeSwaggerMetadata();
// What comes next is asked of the built program, with the metadata of now.
setUp();
const { writeApiDocuments } = await import('./sync/api-documents.mjs');
await writeApiDocuments();
const { writeConsoleClient } = await import('./sync/console-client.mjs');
await writeConsoleClient();
const { writeSchema } = await import('./sync/schema.mjs');
await writeSchema();
if (process.argv.includes('--check')) compareWithGit();

function compareWithGit() {
  // The journeys of the console write the screenshots, not this.
  const written = ['diff', '--exit-code', '--', '.', ':(exclude)docs/screenshots'];
  const { status } = spawnSync('git', written, { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  process.stderr.write('Generated files in git do not follow from the code. Run `npm run sync` and commit what it writes.\n');
  process.exitCode = 1;
}

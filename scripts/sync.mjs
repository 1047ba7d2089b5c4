// Writes everything that follows from the code and is kept in the repository. Run it after a change of DTOs, entities, settings or layers, and commit what it writes.
import { setUp } from './setup.mjs';
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

// Writes everything that follows from the code and is kept in the repository. CI runs it and fails on a difference.
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

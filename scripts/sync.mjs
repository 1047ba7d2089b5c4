// Writes everything that follows from the code and is kept in the repository. CI runs it and fails on a difference.
import { setUp } from './setup.mjs';
import { writeEnvironmentExample } from './sync/environment.mjs';
import { drawLayers } from './sync/layers.mjs';
import { writeSwaggerMetadata } from './sync/swagger-metadata.mjs';

setUp();
writeEnvironmentExample();
drawLayers();
await writeSwaggerMetadata();

// Writes docs/openapi.json and docs/asyncapi.json from the built application. Nest's preview mode links its modules without making
// providers, so that neither a database nor a queue is needed.
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { root } from '../setup.mjs';

export async function writeApiDocuments() {
  const { ApiModule } = await import('../../dist/apps/api/src/api.module.js');
  const { createOpenApiDocument, loadOpenApiMetadata } = await import('../../dist/apps/api/src/documentation/openapi.js');
  const { createAsyncApiDocument } = await import('../../dist/apps/api/src/documentation/async-api.js');
  const { EVENT_CATALOGUE } = await import('../../dist/libs/application/src/index.js');
  await loadOpenApiMetadata();
  const app = await NestFactory.create(ApiModule.forRoot({ role: 'sync' }), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  write('docs/openapi.json', createOpenApiDocument(app));
  write('docs/asyncapi.json', createAsyncApiDocument(EVENT_CATALOGUE));
}

function write(path, document) {
  writeFileSync(join(root, path), `${JSON.stringify(document, null, 2)}\n`);
}

// Writes the types of the console's API client from docs/openapi.json: a page that asks for what the API does not have fails to compile.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { root } from '../setup.mjs';

export async function writeConsoleClient() {
  const document = JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'));
  const types = await openapiTS(document);
  writeFileSync(join(root, 'apps/console/src/api/schema.d.ts'), COMMENT_HEADER + astToString(types));
}

import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import metadata from '../generated/metadata.js';
import { CSRF_HEADER } from '../http/login-cookie.js';
import { completeOperations, completeSchemas, PROBLEM_SCHEMA } from './complete-operations.js';
import { TAGS } from './tags.js';

const DESCRIPTION = `Turns a plan document into tracked projects that are reminded, escalated, recorded and announced.

- Log in with \`POST /v1/login\` and send \`Authorization: Bearer <token>\`; programs send an API key the same way. Pages
  may leave the token to the cookie that the login sets, and send the header \`${CSRF_HEADER}: 1\` with whatever is not a GET.
- Any write takes \`Idempotency-Key\`: a repeat gets the first answer again (\`Idempotent-Replayed: true\`) for 24 hours.
- A body with a \`version\` has it as its \`ETag\`; changes to it need \`If-Match\`.
- Errors are problem documents (RFC 9457, \`application/problem+json\`), listed at /docs/problems; lists page by \`cursor\`.`;

const COOKIE_SCHEME = {
  type: 'apiKey',
  in: 'cookie',
  description: `Set by the login; with TLS its name is __Host-duban. Whatever is not a GET needs the header ${CSRF_HEADER}: 1.`,
} as const;

/** Types, formats, descriptions and examples of all DTOs, as the plugin read them; once, before a document is made. */
export function loadOpenApiMetadata(): Promise<void> {
  return SwaggerModule.loadPluginMetadata(metadata);
}

/** The document of all addresses; also what `/docs/openapi.json` answers. @public scripts/sync writes it. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Duban 督办 API')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'This server')
    .addBearerAuth()
    .addCookieAuth('duban', COOKIE_SCHEME, 'cookie')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie');
  for (const [name, description] of Object.entries(TAGS)) config.addTag(name, description);
  const document = SwaggerModule.createDocument(app, config.build(), { operationIdFactory });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA as never },
  };
  completeOperations(document);
  completeSchemas(document);
  return document;
}

/** `SlipsController.issue` is the operation `slips_issue`: clients make a method name of it. */
function operationIdFactory(controller: string, method: string): string {
  const name = controller.replace(/Controller$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}_${method}`;
}

/** Swagger UI at /docs, the document at /docs/openapi.json. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), { jsonDocumentUrl: 'docs/openapi.json', raw: ['json'] });
}

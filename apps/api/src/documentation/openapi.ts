import type { INestApplication } from '@nestjs/common';
import metadata from '../generated/metadata.js';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Problem document (RFC 9457). Facts that belong to the code stand beside these members.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string', example: 'urn:duban:problem:version.stale' },
    title: { type: 'string', example: 'The version is stale' },
    status: { type: 'integer', example: 412 },
    detail: { type: 'string', description: 'What to do.', example: 'Read it again, then repeat your change.' },
    instance: { type: 'string', example: '/v1/projects/0190f3a2-5f6b-7cde-8a01-23456789abcd' },
    code: { type: 'string', example: 'version.stale' },
    requestId: { type: 'string', example: '0190f3a2-5f6b-7cde-8a01-23456789abcd' },
    errors: {
      type: 'array',
      description: 'Faults field by field, with code request.invalid.',
      example: [{ pointer: '/dueDate', detail: 'dueDate must be a string' }],
      items: {
        type: 'object',
        properties: { pointer: { type: 'string', example: '/dueDate' }, detail: { type: 'string' } },
      },
    },
  },
};

const DESCRIPTION = `Turns a plan document into tracked projects that are reminded, escalated, recorded and announced.

- Log in with \`POST /v1/login\` and send \`Authorization: Bearer <token>\`; programs send an API key the same way.
- Any write takes \`Idempotency-Key\`: a repeat gets the first answer again (\`Idempotent-Replayed: true\`) for 24 hours.
- A body with a \`version\` has it as its \`ETag\`; changes to it need \`If-Match\`.
- Errors are problem documents (RFC 9457, \`application/problem+json\`); lists page by \`cursor\`.`;

/** Types, formats, descriptions and examples of all DTOs, as the plugin read them; once, before a document is made. */
export function loadOpenApiMetadata(): Promise<void> {
  return SwaggerModule.loadPluginMetadata(metadata);
}

/** The document of all addresses; also what `/docs/openapi.json` answers. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Duban 督办 API')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer');
  const document = SwaggerModule.createDocument(app, config.build());
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA as never },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> } | undefined>)) {
      if (operation?.responses) operation.responses['default'] = PROBLEM_RESPONSE;
    }
  }
  return document;
}

const PROBLEM_RESPONSE = {
  description: 'A problem; `detail` says what to do.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Swagger UI at /docs, the document at /docs/openapi.json. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApiDocument(app), { jsonDocumentUrl: 'docs/openapi.json', raw: ['json'] });
}

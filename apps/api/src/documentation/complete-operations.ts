import type { OpenAPIObject } from '@nestjs/swagger';
import { SECRET_EXTENSION } from '../http/idempotency/idempotency.interceptor.js';
import { PROBLEM_CODES } from '../http/problems/problem-types.js';
import { PROBLEM_MEDIA_TYPE } from '../http/problems/problem.filter.js';
import { completeForm } from './complete-forms.js';

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['get']>;
type ResponseObject = Extract<NonNullable<OperationObject['responses'][string]>, { description: string }>;
type SchemaOrReference = NonNullable<NonNullable<ResponseObject['content']>[string]['schema']>;

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
const REPEATS = ['put', 'post', 'patch', 'delete'];

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Made by the caller for this one act: a repeat within 24 hours gets the first answer again.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  example: '8f14e45f-ceea-467f-a9d4-1f0ae54b1b9a',
} as const;

const ONLY_BROUGHT = 'Only where the body brings the `secret` along; a secret made by Duban is answered once.';

const ETAG = { description: 'Version of what is answered, for If-Match', schema: { type: 'string' }, example: '"3"' } as const;
const LOCATION = { description: 'Where to ask for the result', schema: { type: 'string' } } as const;
const RETRY_AFTER = {
  description: 'With 429 and 503: seconds after which a repeat is worth it',
  schema: { type: 'integer' },
} as const;
const REPLAYED = {
  description: 'true: the kept answer to an earlier request with this key',
  schema: { type: 'string' },
} as const;

/**
 * What every operation has in common and no decorator repeats: the header that makes a repeat safe, the headers of answers, the
 * problem document, and a description of its success.
 */
export function completeOperations(document: OpenAPIObject): void {
  for (const path of Object.values(document.paths))
    for (const method of METHODS) {
      const operation = path[method];
      if (operation) completeOperation(document, method, operation);
    }
}

const UUID_EXAMPLE = '0190f3a2-5f6b-7cde-8a01-23456789abcd';

/** Ids need no example of their own at every class. */
export function completeSchemas(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    if (!('properties' in schema)) continue;
    for (const property of Object.values(schema.properties ?? {})) {
      if ('$ref' in property || property.example !== undefined) continue;
      if (property.format === 'uuid') property.example = UUID_EXAMPLE;
      if (property.items && !('$ref' in property.items) && property.items.format === 'uuid') property.example = [UUID_EXAMPLE];
    }
  }
}

function completeOperation(document: OpenAPIObject, method: string, operation: OperationObject): void {
  completeForm(document, operation);
  // What takes a token takes the cookie of a login as well.
  if (operation.security?.some((way) => 'bearer' in way)) operation.security = [{ bearer: [] }, { cookie: [] }];
  const secret = (operation as object as Record<string, unknown>)[SECRET_EXTENSION];
  const isRepeatable = REPEATS.includes(method) && secret !== 'always';
  const key =
    secret === undefined
      ? IDEMPOTENCY_KEY
      : { ...IDEMPOTENCY_KEY, description: `${IDEMPOTENCY_KEY.description} ${ONLY_BROUGHT}` };
  if (isRepeatable) operation.parameters = [...(operation.parameters ?? []), { ...key }];
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!response || '$ref' in response || !status.startsWith('2')) continue;
    if (!response.description) response.description = operation.summary ?? '';
    const headers = {
      ...(hasVersion(document, response) ? { ETag: ETAG } : {}),
      ...(status === '202' ? { Location: LOCATION } : {}),
      ...(isRepeatable ? { 'Idempotent-Replayed': REPLAYED } : {}),
    };
    if (Object.keys(headers).length > 0) response.headers = { ...response.headers, ...headers };
  }
  operation.responses['4XX'] = problem('Something that the caller can put right; `detail` says how.');
  operation.responses['default'] = problem('A problem; `detail` says what to do.');
}

function problem(description: string): ResponseObject {
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } };
  return { description, headers: { 'Retry-After': RETRY_AFTER }, content };
}

/** Such an answer carries its version as ETag. */
function hasVersion(document: OpenAPIObject, response: ResponseObject): boolean {
  const schema = response.content?.['application/json']?.schema;
  const name = schema && referenced(schema);
  const definition = name ? document.components?.schemas?.[name] : undefined;
  return definition !== undefined && 'properties' in definition && 'version' in (definition.properties ?? {});
}

function referenced(schema: SchemaOrReference): string | undefined {
  return '$ref' in schema ? schema.$ref.split('/').at(-1) : undefined;
}

export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'Problem document (RFC 9457). Facts that belong to the code stand beside these members.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference', example: '/docs/problems/version.stale' },
    title: { type: 'string', example: 'The version is stale' },
    status: { type: 'integer', example: 412 },
    detail: { type: 'string', description: 'What to do.', example: 'Read it again, then repeat your change.' },
    instance: { type: 'string', example: '/v1/projects/0190f3a2-5f6b-7cde-8a01-23456789abcd' },
    code: { type: 'string', description: 'Each has a page at /docs/problems.', enum: PROBLEM_CODES, example: 'version.stale' },
    requestId: { type: 'string', format: 'uuid', example: '0190f3a2-5f6b-7cde-8a01-23456789abcd' },
    errors: {
      type: 'array',
      description: 'Faults field by field, with code request.invalid.',
      example: [{ pointer: '/dueDate', detail: 'dueDate must be a string' }],
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', example: '/dueDate' },
          detail: { type: 'string', example: 'dueDate must be a string' },
        },
      },
    },
  },
} as const;

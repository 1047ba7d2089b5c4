import { beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_TRANSITIONS, ruleOf } from '../../libs/projects/src/transitions/project-transitions.js';
import { RunningApi } from '../setup/running-api.js';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  allOf?: unknown[];
  items?: Schema;
  example?: unknown;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
}

type Content = Record<string, { schema?: Schema; examples?: Record<string, { value: object }> }>;

interface Operation {
  summary?: string;
  description?: string;
  operationId: string;
  tags?: string[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
}

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

let document: Document;

beforeAll(async () => {
  const api = await RunningApi.open();
  try {
    const answer = await api.send('/docs/openapi.json');
    document = answer.body as unknown as Document;
  } finally {
    await api.close();
  }
});

function operations(): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as [string, Operation]),
  );
}

/** Names of the operations that fall short. */
function without(holds: (operation: Operation) => unknown): string[] {
  return operations()
    .filter(([, operation]) => !holds(operation))
    .map(([name]) => name);
}

/** Routes that take or answer no JSON of their own: probes are described by their status. */
const isProbe = (operation: Operation): boolean => operation.tags?.includes('health') ?? false;

describe('the OpenAPI document', () => {
  it('knows every module of the API', () => {
    const tags = new Set(operations().flatMap(([, { tags: own = [] }]) => own));
    const modules = [
      'plans',
      'items',
      'projects',
      'jobs',
      'policies',
      'webhooks',
      'inbound',
      'inbox',
      'simulations',
      'identity',
      'health',
      'slips',
      'overdue',
      'circulars',
    ];
    expect([...tags]).toEqual(expect.arrayContaining(modules));
    expect(document.openapi).toMatch(/^3\./);
  });

  it('names every operation once and files it under a tag', () => {
    expect(without(({ tags }) => tags?.length)).toEqual([]);
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what each operation is for', () => {
    expect(without(({ summary }) => summary)).toEqual([]);
  });

  it('describes every answer, and the problem that may come instead', () => {
    const isDescribed = ({ responses }: Operation): boolean =>
      Object.entries(responses)
        .filter(([status]) => status.startsWith('2') && status !== '204')
        .every(([, { content = {} }]) => Object.values(content).some(({ schema }) => schema));
    expect(without((operation) => isProbe(operation) || isDescribed(operation))).toEqual([]);
    expect(without(({ responses }) => responses['default']?.content?.['application/problem+json'])).toEqual([]);
  });

  it('describes every body that it asks for', () => {
    const isDescribed = ({ requestBody }: Operation): boolean =>
      Object.values(requestBody?.content ?? {}).every(({ schema }) => schema?.$ref ?? schema?.properties);
    expect(without(isDescribed)).toEqual([]);
  });

  it('points only at schemas that are there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((name) => !document.components.schemas[name ?? ''])).toEqual([]);
  });

  it('gives an example of every field whose type does not tell it all', () => {
    const tellsItAll = (field: Schema): boolean =>
      Boolean(field.$ref ?? field.allOf ?? field.enum) ||
      field.type === 'boolean' ||
      field.format === 'date-time' ||
      (field.type === 'array' && field.items !== undefined && tellsItAll(field.items));
    const silent = Object.entries(document.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, field]) => !tellsItAll(field) && field.example === undefined && field.default === undefined)
        .map(([field]) => `${name}.${field}`),
    );
    expect(silent).toEqual([]);
  });

  it.each(PROJECT_TRANSITIONS)('has an operation of its own for the transition %s, with what it takes', (transition) => {
    const operation = document.paths[`/v1/projects/{id}/${transition}`]?.['post'];
    const { needs, from, requires } = ruleOf(transition);
    expect(operation?.description).toContain(needs);
    for (const state of from) expect(operation?.description).toContain(state);
    const body = operation?.requestBody?.content['application/json'];
    if (requires.length === 0) return;
    const schema = document.components.schemas[body?.schema?.$ref?.split('/').at(-1) ?? ''];
    expect(schema?.required).toEqual(expect.arrayContaining([...requires]));
    expect(Object.keys(body?.examples?.[transition]?.value ?? {})).toEqual(expect.arrayContaining([...requires]));
  });
});

import { Ajv, type ValidateFunction } from 'ajv';

/** The part of an OpenAPI 3.0 document that tests look at. */
export interface OpenApi {
  paths: Record<string, Record<string, OpenApiOperation | undefined>>;
  components: { schemas: Record<string, unknown> };
}

interface OpenApiOperation {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}

const FORMATS: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/,
  email: /^\S+@\S+$/,
};

/** Checks JSON against the schemas of one OpenAPI document; a property that the schema does not name is a fault too. */
export class AnswerSchemas {
  private readonly ajv = new Ajv({ strict: false, allErrors: true });

  constructor(private readonly document: OpenApi) {
    for (const [name, format] of Object.entries(FORMATS)) this.ajv.addFormat(name, format);
    this.ajv.addSchema({ $id: 'api', components: plain(document.components) as object });
  }

  /** Faults of an answer of this operation, in words; empty when it is as the document says. */
  faultsOf(path: string, body: unknown): string[] {
    const schema = this.document.paths[path]?.['get']?.responses['200']?.content?.['application/json']?.schema;
    if (!schema) return ['the document describes no JSON for it'];
    const check: ValidateFunction = this.ajv.compile(plain(withBase(schema)) as object);
    check(body);
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}

function withBase(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/components', '"api#/components'));
}

/** OpenAPI 3.0 as JSON Schema: `nullable` beside a reference is a choice of null, and objects with properties take no others. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = value as Record<string, unknown>;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, plain(inner)]));
  if (typeof schema['properties'] === 'object' && schema['type'] === 'object' && schema['additionalProperties'] === undefined)
    schema['additionalProperties'] = false;
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

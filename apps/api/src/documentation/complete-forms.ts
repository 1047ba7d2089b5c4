import type { OpenAPIObject } from '@nestjs/swagger';

type OperationObject = NonNullable<OpenAPIObject['paths'][string]['post']>;

const FILE = { type: 'string', format: 'binary', description: 'Instead of `text`.', example: '(bytes)' } as const;

/** Where a text may come as a file too, the form (PlanForm) is the JSON body (PlanBody) with a file. */
export function completeForm(document: OpenAPIObject, { requestBody }: OperationObject): void {
  if (!requestBody || '$ref' in requestBody) return;
  const [form, json] = [requestBody.content['multipart/form-data'], requestBody.content['application/json']];
  if (!form || !json?.schema || !('$ref' in json.schema)) return;
  const name = json.schema.$ref.split('/').at(-1) ?? '';
  const schemas = document.components?.schemas ?? {};
  const body = schemas[name];
  if (!body || '$ref' in body) return;
  const formName = name.replace(/Body$/, 'Form');
  schemas[formName] = { ...body, properties: { file: FILE, ...body.properties } };
  form.schema = { $ref: `#/components/schemas/${formName}` };
}

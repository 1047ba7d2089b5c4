import specs from '@asyncapi/specs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { EVENT_CATALOGUE } from '#application';
import { cloudEventExample } from '#webhooks';
import { jsonSchemaValidator } from '../../../../test/setup/recorded-events.js';
import { createAsyncApiDocument, eventSchemaDocument } from './async-api.js';

describe('the AsyncAPI document', () => {
  it('is one by the schema of AsyncAPI 3.0.0', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, meta: false, validateSchema: false });
    const isValid = ajv.validate(specs.schemas['3.0.0'], createAsyncApiDocument(EVENT_CATALOGUE));
    expect(ajv.errorsText(ajv.errors)).toBe('No errors');
    expect(isValid).toBe(true);
  });

  it('refers only to what is there, and keeps what is shared once', () => {
    const text = JSON.stringify(createAsyncApiDocument(EVENT_CATALOGUE));
    const document = JSON.parse(text) as Record<string, unknown>;
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    const found = (path: string): unknown =>
      path.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
    expect(references.filter((path) => found(path) === undefined)).toEqual([]);
    // What is kept once does not grow with the number of events.
    const { messages } = document['components'] as { messages: Record<string, unknown> };
    expect(text.length / Object.keys(messages).length).toBeLessThan(3200);
  });

  it('has each schema also by itself, in JSON Schema 2020-12', () => {
    const validator = jsonSchemaValidator();
    const wrong = EVENT_CATALOGUE.all.filter((one) => !validator.validate(eventSchemaDocument(one), cloudEventExample(one)));
    expect(wrong).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { parseBounded } from './bounded-json.js';
import { DEFAULT_JSON_LIMITS, type JsonLimits } from './json-limits.js';

const read = (text: string | Uint8Array, limits: Partial<JsonLimits> = {}): unknown =>
  parseBounded(typeof text === 'string' ? Buffer.from(text) : text, { ...DEFAULT_JSON_LIMITS, ...limits }).body;
const refused = (code: string, sentence: RegExp): Error =>
  expect.objectContaining({ code, message: expect.stringMatching(sentence) as string }) as Error;

describe('a JSON body', () => {
  it('within its bounds is read, and its values are counted', () => {
    const { body, values } = parseBounded(Buffer.from('{"a":[1,{"b":"碧道"}],"c":null}'), DEFAULT_JSON_LIMITS);
    expect([body, values]).toEqual([{ a: [1, { b: '碧道' }], c: null }, 5]);
  });

  it.each<[string, string, Partial<JsonLimits>, RegExp]>([
    [
      'too many unknown keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`k${at}`, 1]))),
      {},
      /more than 200 members/,
    ],
    [
      'a list too long',
      JSON.stringify(Array.from({ length: 11 }, () => ({}))),
      { items: 10 },
      /list of 11 entries; 10 are taken/,
    ],
    ['too many values in all', JSON.stringify(Array.from({ length: 60 }, () => [1, 2])), { values: 100 }, /more than 100 values/],
    ['too deep a nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, /more than 20 levels/],
    ['a name without end', JSON.stringify({ ['x'.repeat(201)]: 1 }), {}, /longer than 200 characters/],
  ])('with %s is refused before it is checked', (_what, text, limits, sentence) => {
    expect(() => read(text, limits)).toThrow(refused('body.too-large', sentence));
  });

  it.each([
    ['what is no JSON', '{"a": ', /no JSON/],
    ['GBK', new Uint8Array([0x22, 0xb1, 0xcc, 0x22]), /UTF-8/],
    ['a NUL character', '["a\\u0000b"]', /can not be stored/],
    ['half of a surrogate pair as a name', '{"\\ud800": 1}', /can not be stored/],
  ])('with %s is refused', (_what, text, sentence) => {
    expect(() => read(text)).toThrow(refused('request.invalid', sentence));
  });
});

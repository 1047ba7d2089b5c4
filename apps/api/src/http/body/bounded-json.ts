import { DomainError } from '#platform';
import { isStorable } from '../input/storable-text.js';
import { type JsonLimits, MAX_MEMBERS, MAX_NAME_LENGTH } from './json-limits.js';

/**
 * Reads JSON of a caller, and holds it to its bounds before anybody walks it with more effort.
 * @throws DomainError `request.invalid`, `body.too-large`
 */
export function parseBounded(bytes: Uint8Array, limits: JsonLimits): { body: unknown; values: number } {
  const body = parse(bytes);
  return { body, values: countBounded(body, limits) };
}

function parse(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw invalid('The body is not encoded as UTF-8. Send JSON in UTF-8', error);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw invalid('The body is no JSON. Send a JSON body with Content-Type: application/json', error);
  }
}

/** Walks without recursion: a body may be nested deeper than the stack. Answers how many values there are. */
function countBounded(body: unknown, limits: JsonLimits): number {
  if (typeof body === 'string') assertStorable(body);
  let values = 0;
  let level: object[] = isObject(body) ? [body] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limits.depth) throw tooMuch(`is nested more than ${limits.depth} levels deep`);
    const next: object[] = [];
    for (const one of level) {
      values += Array.isArray(one) ? takeItems(one, limits, next) : takeMembers(one, next);
      if (values > limits.values) throw tooMuch(`has more than ${limits.values} values`);
    }
    level = next;
  }
  return values;
}

function takeItems(items: unknown[], limits: JsonLimits, next: object[]): number {
  if (items.length > limits.items) throw tooMuch(`has a list of ${items.length} entries; ${limits.items} are taken at a time`);
  for (const item of items) take(item, next);
  return items.length;
}

function takeMembers(members: object, next: object[]): number {
  const names = Object.keys(members);
  if (names.length > MAX_MEMBERS) throw tooMuch(`has an object with more than ${MAX_MEMBERS} members`);
  for (const name of names) {
    if (name.length > MAX_NAME_LENGTH) throw tooMuch(`has a member whose name is longer than ${MAX_NAME_LENGTH} characters`);
    assertStorable(name);
    take((members as Record<string, unknown>)[name], next);
  }
  return names.length;
}

function take(value: unknown, next: object[]): void {
  if (typeof value === 'string') assertStorable(value);
  else if (isObject(value)) next.push(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function assertStorable(text: string): void {
  if (!isStorable(text))
    throw invalid('A text holds a NUL character (U+0000) or half of a surrogate pair, which can not be stored');
}

function invalid(sentence: string, cause?: unknown): DomainError {
  return new DomainError('request.invalid', `${sentence}. Put this right and repeat the request.`, {}, { cause });
}

function tooMuch(what: string): DomainError {
  return new DomainError('body.too-large', `The body ${what}. Send less, or in parts.`);
}

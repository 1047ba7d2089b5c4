import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { DomainError } from '#platform';

/** What is wrong with a document, and where, as a JSON pointer. */
export interface Fault {
  pointer: string;
  detail: string;
}

/**
 * Reads a document of rules from JSON and checks it whole: each field by itself, then with `crossFaults` what no single field
 * can tell.
 * @throws DomainError with the code `invalid`, with every fault and its place in `errors`
 */
export function checkDocument<T extends object>(
  json: unknown,
  { shape, name, invalid }: { shape: new () => T; name: string; invalid: string },
  crossFaults: (document: T) => Fault[],
): T {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw refusal(name, invalid, [{ pointer: '', detail: 'it must be a JSON object' }]);
  const document = plainToInstance(shape, json);
  const faults = validateSync(document, { whitelist: true, forbidNonWhitelisted: true }).flatMap((error) => flatten(error, ''));
  if (faults.length === 0) faults.push(...crossFaults(document));
  if (faults.length > 0) throw refusal(name, invalid, faults);
  return document;
}

function refusal(name: string, code: string, errors: Fault[]): DomainError {
  const list = errors.map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`).join('; ');
  return new DomainError(code, `The ${name} can't be used. ${list}.`, { errors });
}

function flatten(error: ValidationError, parent: string): Fault[] {
  const pointer = `${parent}/${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

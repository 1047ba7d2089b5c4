import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { DomainError } from './errors.js';
import { Fault } from './fault.js';

/** So many faults are told; whoever mends them is told the rest. */
const MOST_FAULTS = 20;

/**
 * Reads a document of rules from JSON and checks it whole: each field by itself, then with `crossFaults` what no single field
 * can tell; `partFaults` finds the faults of a part whose class depends on the rest.
 * @throws DomainError with the code `invalid`, with the faults and their places in `errors`, the first twenty of many
 */
export function checkDocument<T extends object>(
  json: unknown,
  { shape, name, invalid }: { shape: new () => T; name: string; invalid: string },
  crossFaults: (document: T, partFaults: typeof shapeFaults) => Fault[],
): T {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw refusal(name, invalid, [{ pointer: '', detail: 'it must be a JSON object', zh: '应为 JSON 对象' }]);
  const unreadable = unreadableFields(json);
  if (unreadable.length > 0) throw refusal(name, invalid, unreadable);
  const document = plainToInstance(shape, json);
  const faults = shapeFaults(document);
  if (faults.length === 0) faults.push(...crossFaults(document, shapeFaults));
  if (faults.length > 0) throw refusal(name, invalid, faults);
  return document;
}

/** What is wrong with the fields of an instance, each by itself. */
function shapeFaults(document: object, parent = ''): Fault[] {
  return validateSync(document, { whitelist: true, forbidNonWhitelisted: true }).flatMap((error) => flatten(error, parent));
}

/**
 * Fields named like what every object has would be taken for it by the reader of documents; null would pass the other rules of a field that may
 * be left out.
 */
function unreadableFields(json: unknown, pointer = ''): Fault[] {
  if (json === null) return [{ pointer, detail: 'null is no value: leave the field out', zh: '不能为 null；不需要的字段请删去' }];
  if (typeof json !== 'object') return [];
  return Object.entries(json).flatMap(([name, value]) => {
    const place = `${pointer}/${name}`;
    return name in Object.prototype
      ? [{ pointer: place, detail: 'no field can have this name', zh: '字段不能用这个名称' }]
      : unreadableFields(value, place);
  });
}

function refusal(name: string, code: string, errors: Fault[]): DomainError {
  const told = errors.slice(0, MOST_FAULTS);
  const list = told.map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`).join('; ');
  const more = errors.length > told.length ? `; and ${errors.length - told.length} more` : '';
  return new DomainError(code, `The ${name} can't be used. ${list}${more}.`, { errors: told });
}

function flatten(error: ValidationError, parent: string): Fault[] {
  const pointer = `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([check, detail]) => Fault.ofCheck(check, pointer, detail));
  return [...own, ...(error.children ?? []).flatMap((child) => flatten(child, pointer))];
}

import type { ValidationError } from 'class-validator';
import { Fault } from '#platform';

/** The faults that a check of a class found, field by field. Of a field that is missing only that is said. */
export function* fieldFaults(faults: readonly ValidationError[], path = ''): Iterable<Fault> {
  for (const { property, constraints = {}, children, value } of faults) {
    const pointer = `${path}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const isUnknown = 'whitelistValidation' in constraints;
    if (value === undefined && !isUnknown && Object.keys(constraints).length > 0) {
      yield { pointer, detail: `${property} cannot be left out`, zh: `缺少 ${property}` };
      continue;
    }
    for (const [name, detail] of Object.entries(constraints)) yield Fault.ofCheck(name, pointer, detail);
    yield* fieldFaults(children ?? [], pointer);
  }
}

import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError } from '#platform';

/** One fault of one field. `pointer` is a JSON pointer (RFC 6901) into the body, or names the query parameter. */
export interface FieldFault {
  pointer: string;
  detail: string;
}

/** Checks bodies and queries by their classes; members that the class does not know are faults. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (faults) => requestInvalid(faults.flatMap((fault) => fieldFaults(fault, ''))),
  });
}

/** The `request.invalid` of a check that a class can't express. */
export function requestInvalid(errors: FieldFault[]): DomainError {
  const list = errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ');
  return new DomainError('request.invalid', `Put these right and repeat the request: ${list || 'the body'}.`, { errors });
}

function fieldFaults(fault: ValidationError, path: string): FieldFault[] {
  const pointer = `${path}/${fault.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.values(fault.constraints ?? {}).map((detail) => ({ pointer, detail }));
  return [...own, ...(fault.children ?? []).flatMap((child) => fieldFaults(child, pointer))];
}

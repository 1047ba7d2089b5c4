import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DomainError, type Fault } from '#platform';
import { fieldFaults } from './field-faults.js';

/** So many faults are told; whoever mends them is told the rest. */
const MOST_FAULTS = 20;
/** Characters of a sentence about one field: a class-validator message may repeat what was sent. */
const LONGEST_DETAIL = 300;

/** Checks bodies and queries by their classes; members that the class does not know are faults. */
export function createValidationPipe(): ValidationPipe {
  return new FairValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    // What was sent tells a missing field from a wrong one; it is not told to anybody.
    validationError: { target: false, value: true },
    exceptionFactory: (faults) => requestInvalid([...fieldFaults(faults)]),
  });
}

/** A thousand faulty objects take a tenth of a second to check: one body is checked at a time, and whoever asks for something small is answered in between. */
class FairValidationPipe extends ValidationPipe {
  private last: Promise<unknown> = Promise.resolve();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') {
      this.last = this.last.then(() => nextTurn());
      await this.last;
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** The `request.invalid` of a check that a class can't express. Of many faults the first ones are told, and how many there are. */
function requestInvalid(errors: Fault[]): DomainError {
  const told = errors.slice(0, MOST_FAULTS).map((fault) => ({ ...fault, detail: fault.detail.slice(0, LONGEST_DETAIL) }));
  const list = told.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ');
  const more = errors.length > MOST_FAULTS ? `; and ${errors.length - MOST_FAULTS} more` : '';
  const facts = { errors: told, ...(more ? { faults: errors.length } : {}) };
  return new DomainError('request.invalid', `Put these right and repeat the request: ${list || 'the body'}${more}.`, facts);
}

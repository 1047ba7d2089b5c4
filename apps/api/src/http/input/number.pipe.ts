import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '#platform';

/** PostgreSQL's integer. */
const MOST = 2 ** 31 - 1;

/** For `@Param('number', NumberPipe)`: a counting number. @throws DomainError `request.invalid` */
@Injectable()
export class NumberPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    const number = Number(value);
    if (/^\d{1,10}$/.test(value) && number <= MOST) return number;
    throw new DomainError(
      'request.invalid',
      `A number in the address is none from 0 to ${MOST}. Copy it from the list it came from.`,
    );
  }
}

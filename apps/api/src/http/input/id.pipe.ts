import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError, isId } from '#platform';

/** For `@Param('id', IdPipe)`. @throws DomainError `id.invalid` for what is no UUID */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (isId(value)) return value;
    throw new DomainError('id.invalid', 'The id in the address is not a UUID. Copy it from the list it came from.');
  }
}

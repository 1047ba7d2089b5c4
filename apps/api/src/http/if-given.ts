import { ValidateIf } from 'class-validator';

/** May be left out, but is not null: `@IsOptional()` lets null past every other rule of its field. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

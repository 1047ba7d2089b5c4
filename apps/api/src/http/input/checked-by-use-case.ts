import { ValidateIf } from 'class-validator';

/** For a required field whose absence the use case refuses itself, with a code of its own: the field's checks run only where it is given. */
export const CheckedByUseCase = (): PropertyDecorator =>
  ValidateIf((_body, value: unknown) => value !== undefined && value !== null);

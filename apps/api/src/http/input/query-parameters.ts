import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { MayBeLeftOut } from './optional-fields.js';

/** Parts of what is text; anything else stays as it is, to be refused by the checks that follow. A view keeps the same fields in JSON. */
function parts(value: unknown): unknown[] {
  return [value].flat().flatMap((one: unknown) => (typeof one === 'string' ? one.split(',') : [one]));
}

/** `a,b` and a repeated parameter mean the same. */
export const List = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' || Array.isArray(value) ? parts(value) : value));

/** The same of whole numbers. */
export const Numbers = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => parts(value).map((one) => (typeof one === 'string' ? Number(one) : one)));

/** `true` or `false` in a query; anything else is refused. */
export const Flag = (): PropertyDecorator =>
  applyDecorators(
    MayBeLeftOut(),
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
  );

import { ValidateIf } from 'class-validator';

/** May be left out, but is not null: `@IsOptional()` would let null past every other rule of its field, to where nobody expects it. */
export const MayBeLeftOut = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** May be left out, or null where that is a value (it empties the field). */
export const MayBeNull = (): PropertyDecorator => ValidateIf((_, value) => value !== null && value !== undefined);

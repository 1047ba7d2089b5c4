import { SetMetadata } from '@nestjs/common';

/** Bounds of a JSON body. They hold before anything looks at what it says. */
export interface JsonLimits {
  bytes: number;
  /** Values in it altogether: members of objects and items of arrays. */
  values: number;
  /** Items of one array. */
  items: number;
  /** Objects and arrays inside each other. */
  depth: number;
}

/** Of a route that says nothing else. */
export const DEFAULT_JSON_LIMITS: Readonly<JsonLimits> = { bytes: 128 * 1024, values: 5000, items: 1000, depth: 20 };

/** Members of one object, on every route: no schema has so many, and checking unknown ones takes the square of their number. */
export const MAX_MEMBERS = 200;

/** Characters of a member's name. */
export const MAX_NAME_LENGTH = 200;

export const JSON_LIMITS = 'duban:json-limits';
export const RAW_BODY = 'duban:raw-body';

/** The route takes more JSON than others. */
export const TakesJson = (limits: Partial<JsonLimits>): MethodDecorator =>
  SetMetadata(JSON_LIMITS, { ...DEFAULT_JSON_LIMITS, ...limits });

/** The route takes its body as bytes, whatever type it has: a signature is over the bytes as they came. */
export const TakesBytes = (maxBytes: number): MethodDecorator => SetMetadata(RAW_BODY, maxBytes);

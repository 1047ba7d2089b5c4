import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min } from 'class-validator';
import { MayBeLeftOut } from './optional-fields.js';

const DEFAULT_LIMIT = 50;

/** Which page of a list. */
export class PageQuery {
  /** nextCursor of the page before. @example "WyIyMDIyLTA5LTMwIiwiMDE5MCJd" */
  @MayBeLeftOut()
  @IsString()
  cursor?: string;

  /** Default: 50 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** The page that a list function takes. */
export function pageOf(query: PageQuery): { cursor?: string; limit: number } {
  return { limit: query.limit ?? DEFAULT_LIMIT, ...(query.cursor ? { cursor: query.cursor } : {}) };
}

/** Every page of a list has it. */
export class PageAnswer {
  /** null on the last page @example "WyIyMDIyLTA5LTMwIiwiMDE5MCJd" */ nextCursor: string | null;
}

export const ID = { format: 'uuid', example: '0190f3a2-5f6b-7cde-8a01-23456789abcd' };

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

const DEFAULT_LIMIT = 50;

/** Which page of a list. */
export class PageQuery {
  @ApiPropertyOptional({ example: 'WyIyMDIyLTA5LTMwIiwiMDE5MCJd', description: 'nextCursor of the page before.' })
  @IsOptional()
  @IsString()
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: DEFAULT_LIMIT })
  @IsOptional()
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
  @ApiProperty({ type: String, nullable: true, example: 'WyIyMDIyLTA5LTMwIiwiMDE5MCJd', description: 'null on the last page' })
  nextCursor: string | null;
}

export const ID = { format: 'uuid', example: '0190f3a2-5f6b-7cde-8a01-23456789abcd' };

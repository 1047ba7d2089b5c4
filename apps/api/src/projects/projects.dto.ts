import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { type Lamp, LAMPS, type Origin, ORIGINS, PRIORITIES, type Priority, PROJECT_STATES, type ProjectState } from '#policies';
import { isCivilDate } from '#work-calendar';
import { ID, PageQuery } from '../http/page.dto.js';

/** `a,b` and a repeated parameter mean the same. */
export const List = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.flatMap((one: string) => one.split(',')) : value,
  );

/** `true` or `false` in a query; anything else is refused. */
export const Flag = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
  );

/** Tags and series: up to 20 names of up to 50 characters. */
export const Labels = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    ArrayMaxSize(20),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(50, { each: true }),
  );

export const IsCivilDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCivilDate',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isCivilDate(value),
      defaultMessage: () => '$property must be a date as 2022-09-30',
    },
  });

const AS_OF = { example: '2022-06-30', description: 'What was known at the end of this day; default: now' };

/** Which projects. */
export class ProjectFilterQuery {
  @ApiPropertyOptional({ example: '碧道', description: 'Text in title or commitment' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ enum: PROJECT_STATES, isArray: true })
  @IsOptional()
  @List()
  @IsIn(PROJECT_STATES, { each: true })
  state?: ProjectState[];

  @ApiPropertyOptional({ enum: LAMPS, isArray: true, description: '红黄绿灯' })
  @IsOptional()
  @List()
  @IsIn(LAMPS, { each: true })
  lamp?: Lamp[];

  @ApiPropertyOptional({ ...ID, description: 'Lead or cooperating department' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional({ ...ID, description: 'Parts of this task' })
  @IsOptional()
  @IsUUID()
  parentId?: string;

  @ApiPropertyOptional({ example: '十项民生实事' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  series?: string;

  @ApiPropertyOptional({ example: '巡察整改' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  tag?: string;

  @ApiPropertyOptional({ enum: ORIGINS, isArray: true })
  @IsOptional()
  @List()
  @IsIn(ORIGINS, { each: true })
  origin?: Origin[];

  @ApiPropertyOptional({ enum: PRIORITIES, isArray: true })
  @IsOptional()
  @List()
  @IsIn(PRIORITIES, { each: true })
  priority?: Priority[];

  @ApiPropertyOptional({ example: '2022-07-01' })
  @IsOptional()
  @IsCivilDate()
  dueFrom?: string;

  @ApiPropertyOptional({ example: '2022-09-30', description: 'included' })
  @IsOptional()
  @IsCivilDate()
  dueTo?: string;

  @ApiPropertyOptional(AS_OF)
  @IsOptional()
  @IsCivilDate()
  asOf?: string;
}

export class ProjectsQuery extends IntersectionType(ProjectFilterQuery, PageQuery) {}

export class AsOfQuery {
  @ApiPropertyOptional(AS_OF)
  @IsOptional()
  @IsCivilDate()
  asOf?: string;
}

/** Of which plan and series, on which day. */
export class ScopeQuery extends AsOfQuery {
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional({ example: '十项民生实事' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  series?: string;
}

export class EventsQuery {
  @ApiPropertyOptional({ default: 0, description: 'Sequence number to go on from' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after?: number;

  @ApiPropertyOptional({ default: 200, maximum: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}

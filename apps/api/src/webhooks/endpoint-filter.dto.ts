import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { LAMPS } from '#policies';
import { ID } from '../http/input/page.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export const FILTER =
  'What an event has to be about, besides its type: every member that is given has to fit, by any of its values';

export class FilterBody {
  @ApiPropertyOptional({ type: [String], example: [ID.example], description: 'Departments that lead' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  leadDepartmentIds?: string[];

  @ApiPropertyOptional({ type: [String], example: [ID.example], description: 'Departments that lead or help' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  departmentIds?: string[];

  @ApiPropertyOptional({ type: [String], example: [ID.example] })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  planIds?: string[];

  /** @example ["十项民生实事"] */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  series?: string[];

  @ApiPropertyOptional({ enum: LAMPS, isArray: true, example: ['red', 'yellow'], description: 'As it stood after the event' })
  @MayBeLeftOut()
  @IsArray()
  @IsIn(LAMPS, { each: true })
  lamps?: string[];
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import type { StepCounts } from '#reminders';
import { ID } from '../http/page.dto.js';
import { PolicyVersionAnswer } from './policy-preview.dto.js';

/** Most that one request may name. */
const MAX_NAMED = 1000;

export class AdoptionBody {
  @ApiProperty({ example: '统一各单位催办节奏', description: 'Stands in the history of every project that is moved' })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;

  @ApiPropertyOptional({
    example: 'default',
    description: 'Policy under which the projects stand now; default: earlier versions of the same',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  from?: string;

  @ApiPropertyOptional({ ...ID, description: 'Only those this department leads or helps with' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ ...ID, description: 'Only those of this plan' })
  @IsOptional()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional({ example: '十项民生实事' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  series?: string;

  @ApiPropertyOptional({ type: [String], example: [ID.example], description: `Only these, up to ${MAX_NAMED}` })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_NAMED)
  @IsUUID(undefined, { each: true })
  projectIds?: string[];
}

/** What becomes of pending steps. */
export class StepCountsAnswer implements StepCounts {
  @ApiProperty({ example: 301 }) same: number;
  @ApiProperty({ example: 12 }) earlier: number;
  @ApiProperty({ example: 40 }) later: number;
  @ApiProperty({ example: 3, description: 'Another step at the same time' }) replaced: number;
  @ApiProperty({ example: 5 }) vanishes: number;
  @ApiProperty({ example: 2 }) new: number;
}

export class AdoptionAnswer {
  @ApiProperty({ description: 'The version that they came under' }) policy: PolicyVersionAnswer;
  @ApiProperty({ example: 187, description: 'Projects that were moved' }) moved: number;
  @ApiProperty({ description: 'Their pending steps' }) steps: StepCountsAnswer;
}

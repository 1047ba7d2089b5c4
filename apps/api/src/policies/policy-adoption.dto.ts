import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import type { StepCounts } from '#reminders';
import { ID } from '../http/input/page.dto.js';
import { PolicyVersionAnswer } from './policy-preview.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

/** Most that one request may name. */
const MAX_NAMED = 1000;

export class AdoptionBody {
  /** Stands in the history of every project that is moved @example "统一各单位催办节奏" */
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;

  /** Policy under which the projects stand now; default: earlier versions of the same @example "default" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(60)
  from?: string;

  /** Only those this department leads or helps with */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  /** Only those of this plan */
  @MayBeLeftOut()
  @IsUUID()
  planId?: string;

  /** @example "十项民生实事" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(50)
  series?: string;

  @ApiPropertyOptional({ type: [String], example: [ID.example], description: `Only these, up to ${MAX_NAMED}` })
  @MayBeLeftOut()
  @ArrayNotEmpty()
  @ArrayMaxSize(MAX_NAMED)
  @IsUUID(undefined, { each: true })
  projectIds?: string[];
}

/** What becomes of pending steps. */
export class StepCountsAnswer implements StepCounts {
  /** @example 301 */ same: number;
  /** @example 12 */ earlier: number;
  /** @example 40 */ later: number;
  /** Another step at the same time @example 3 */ replaced: number;
  /** @example 5 */ vanishes: number;
  /** @example 2 */ new: number;
}

export class AdoptionAnswer {
  /** The version that they came under */ policy: PolicyVersionAnswer;
  /** Projects that were moved @example 187 */ moved: number;
  /** Their pending steps */ steps: StepCountsAnswer;
}

import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MilestonesService } from '#projects';
import { MayBeLeftOut, MayBeNull } from '../http/input/optional-fields.js';

export class PlannedMilestoneBody {
  /** Of one that is already there */
  @MayBeLeftOut()
  @IsUUID()
  id?: string;

  /** @example "完成施工图审查" */
  @IsString()
  @MaxLength(200)
  title: string;

  /** @example "2022-06-30" */
  @IsString()
  dueDate: string;

  /** Its part of the whole, relative to the others. Default: 1 @example 2 */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(100)
  weight?: number;
}

/** Either the milestones themselves, or a template with a date for each of its steps. */
export class MilestonesBody {
  /** These, in this order, and no others */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlannedMilestoneBody)
  milestones?: PlannedMilestoneBody[];

  /** construction: 签约、落地、开工、竣工、投产 */
  @MayBeLeftOut()
  @IsIn(Object.keys(MilestonesService.TEMPLATES))
  template?: keyof typeof MilestonesService.TEMPLATES;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', format: 'date', nullable: true },
    example: ['2022-03-31', null, '2022-06-30', null, '2022-12-31'],
    description: 'With a template: a date for each step, null leaves one out',
  })
  @MayBeNull()
  @IsArray()
  @ArrayMaxSize(20)
  dates?: (string | null)[];
}

export class MilestoneAnswer {
  id: string;
  /** @example "完成施工图审查" */ title: string;
  /** @example "2022-06-30" */ dueDate: string;
  /** @example 1 */ weight: number;
  doneAt: Date | null;
}

export class MilestoneList {
  items: MilestoneAnswer[];
}

import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { LIMIT_KINDS } from '#projects';
import { ORIGINS, type Origin } from '#policies';
import { ID } from '../http/input/page.dto.js';
import { RegistrationBody } from './plans.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

const DIRECT_ORIGINS = ORIGINS.filter((origin) => origin !== 'plan');

/** A task that comes from no plan. Items of plans are registered by `POST /v1/items/register`. */
export class DirectRegistrationBody extends OmitType(RegistrationBody, ['itemId', 'leadDepartmentId', 'title', 'dueDate']) {
  /** 牵头单位 */
  @IsUUID()
  leadDepartmentId: string;

  @ApiProperty({ enum: DIRECT_ORIGINS, description: '批示, 会议, 整改问题, 建议提案, 12345 热线, 直接交办' })
  @IsIn(DIRECT_ORIGINS)
  origin: Exclude<Origin, 'plan'>;

  /** The paper that says so; a finding needs it @example "市委第三巡察组反馈意见 第12条" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  originNote?: string;

  /** @example "整改河涌排污口台账不实问题" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title: string;

  /** Default: the title @example "河涌排污口台账与现场不符，立行立改" */
  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(5000)
  text?: string;

  /** Headings that it is filed under @example ["巡察整改"] */
  @MayBeLeftOut()
  @ArrayMaxSize(8)
  @IsString({ each: true })
  path?: string[];

  @ApiPropertyOptional({ example: '2022-09-30', description: 'Default: by `limit`' })
  @MayBeLeftOut()
  @IsString()
  dueDate?: string;

  /** 分解: the task that this is a part of */
  @MayBeLeftOut()
  @IsUUID()
  parentId?: string;

  /** Its part in the percent of the whole. Default: 1 @example 2 */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(100)
  weight?: number;

  /** It may be due after the whole. Default: false */
  @MayBeLeftOut()
  @IsBoolean()
  beyondParent?: boolean;

  @ApiPropertyOptional({
    enum: LIMIT_KINDS,
    description:
      'Without a due date: calendar days from today. ordinary 7, complex 30, minutes 20, documents 30, urgent 3, instruction 15, proposal 90. Default: instruction for 批示, minutes for 会议, else ordinary; urgent for whatever has that priority.',
  })
  @MayBeLeftOut()
  @IsIn(LIMIT_KINDS)
  limit?: (typeof LIMIT_KINDS)[number];
}

export class BulkRegistrationBody {
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DirectRegistrationBody)
  registrations: DirectRegistrationBody[];
}

export class RegisteredProjects {
  @ApiProperty({ example: [ID.example], description: 'In the order of the registrations' }) projectIds: string[];
}

import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
import { MayBeLeftOut, MayBeNull } from '../http/input/optional-fields.js';
import { NamedPersonBody } from '../http/input/named-people.dto.js';
import { type Origin, ORIGINS, PRIORITIES, type Priority } from '#policies';
import { type Recurrence, RECURRENCES } from '#work-calendar';

/** A plan as text, or the fields beside an uploaded file. */
export class PlanBody {
  @ApiPropertyOptional({
    description: 'The plan itself, when no file is uploaded.',
    example: '一、营造一流生态体系\n启动碧道建设。',
  })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(900_000)
  text?: string;

  /** Asked for when the text does not tell it. @example 2022 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1949)
  @Max(2200)
  planYear?: number;

  /** @example "松山湖" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  issuer?: string;

  /** @example "松山湖2022年工作要点" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  title?: string;

  /** 计划, 批示, 会议纪要, 整改问题清单, 建议提案, 12345, 其他来文: the tasks are registered with it, and with the title as `originNote`. Default: plan */
  @MayBeLeftOut()
  @IsIn(ORIGINS)
  origin?: Origin;
}

/** What is left out stays as it is. */
export class PlanCorrectionBody {
  /** @example "松山湖2022年工作要点" */
  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  /** @example "松山湖" */
  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  issuer?: string;

  /** @example 2022 */
  @MayBeLeftOut()
  @IsInt()
  @Min(1949)
  @Max(2200)
  planYear?: number;
}

export class PlanWithdrawalBody {
  /** @example "重复导入" */
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;

  /** Also cancel the projects that departments work on. Default: false, the withdrawal is refused then. */
  @MayBeLeftOut()
  @IsBoolean()
  cancelProjects?: boolean;
}

export class ItemEditBody {
  /** @example "启动碧道建设" */
  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  text?: string;

  /** @example "碧道建设" */
  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  /** @example "2022-09-30" */
  @MayBeNull()
  @IsString()
  due?: string | null;

  /** @example ["坚持以国际一流标准打造城市中心","营造一流生态体系"] */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(8)
  @IsString({ each: true })
  path?: string[];

  /** 牵头单位; null takes it away */
  @MayBeNull()
  @IsUUID()
  leadDepartmentId?: string | null;

  /** 配合单位 @example ["0190f3a2-5f6b-7cde-8a01-23456789abcd"] */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(40)
  @IsUUID(undefined, { each: true })
  cooperatingDepartmentIds?: string[];

  /** 分管领导; null takes it away */
  @MayBeNull()
  @IsUUID()
  leaderId?: string | null;
}

export class SplitBody {
  /** Where to cut: offsets in UTF-16 units inside the item’s source text. @example [8] */
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  @Max(10_000_000, { each: true })
  at: number[];
}

export class MergeBody {
  /** @example ["0190f3a2-5f6b-7cde-8a01-23456789abcd","0190f3a2-5f6b-7cde-8a01-23456789abcd"] */
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  itemIds: string[];
}

/** A stretch of the plan's text, in UTF-16 units; marks and blanks at its ends are left out. */
export class AddedItemBody {
  /** @example 2310 */
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  start: number;

  /** Exclusive @example 2316 */
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  end: number;
}

/** What all of the items get; what is left out stays as each has it. */
export class ManyAssignmentBody extends PickType(ItemEditBody, [
  'due',
  'leadDepartmentId',
  'cooperatingDepartmentIds',
  'leaderId',
]) {
  /** @example ["0190f3a2-5f6b-7cde-8a01-23456789abcd"] */
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  itemIds: string[];
}

export class DropBody {
  /** @example "口号，不立项" */
  @IsString()
  @MaxLength(500)
  reason: string;
}

export class RegistrationBody {
  @IsUUID()
  itemId: string;

  /** 牵头单位. Default: the lead that the item is assigned to. */
  @MayBeLeftOut()
  @IsUUID()
  leadDepartmentId?: string;

  /** 配合单位 @example ["0190f3a2-5f6b-7cde-8a01-23456789abcd"] */
  @MayBeLeftOut()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  cooperatingDepartmentIds?: string[];

  /** 分管领导 */
  @MayBeLeftOut()
  @IsUUID()
  leaderId?: string;

  /** 责任领导, 责任人, 联络员. Default: those of the item. */
  @MayBeLeftOut()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => NamedPersonBody)
  people?: NamedPersonBody[];

  /** Default: the item’s own date, else the last day of the plan year, or of the five years of its chapter. @example "2022-09-30" */
  @MayBeLeftOut()
  @IsString()
  dueDate?: string;

  /** Default: the first policy that applies, by priority; see GET /v1/policies/preview. */
  @MayBeLeftOut()
  @IsUUID()
  policyId?: string;

  /** A duty that comes back: a report is owed for each period. Default: what the plan says; else it is done once @example "monthly" */
  @MayBeLeftOut()
  @IsIn(RECURRENCES)
  recurrence?: Recurrence;

  /** @example ["十项民生实事"] */
  @MayBeLeftOut()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  series?: string[];

  /** @example ["巡察整改"] */
  @MayBeLeftOut()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  tags?: string[];

  /** Default: normal */
  @MayBeLeftOut()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @ApiPropertyOptional({ default: false, description: 'Only the leader in charge, `readerIds`, you and administrators see it' })
  @MayBeLeftOut()
  @IsBoolean()
  confidential?: boolean;

  /** Who may know of a confidential task @example ["0190f3a2-5f6b-7cde-8a01-23456789abcd"] */
  @MayBeLeftOut()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  readerIds?: string[];

  /** @example "碧道建设" */
  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title?: string;
}

export class RegisterBody {
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RegistrationBody)
  registrations: RegistrationBody[];
}

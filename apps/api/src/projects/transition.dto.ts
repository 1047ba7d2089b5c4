import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { PRIORITIES, type Priority } from '#policies';
import { CheckedByUseCase } from '../http/input/checked-by-use-case.js';
import { ID } from '../http/input/page.dto.js';
import { Labels } from './projects.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

/** For a transition that is made for a reason. */
export class ReasonBody {
  /** @example "等待用地批复" */
  @CheckedByUseCase()
  @IsString()
  @MaxLength(2000)
  reason: string;
}

/** For a transition that needs no reason; one may be given for the history. */
export class RemarkBody {
  /** @example "验收合格" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

export class ReassignmentBody extends ReasonBody {
  /** 牵头单位 from now on */
  @CheckedByUseCase()
  @IsUUID()
  leadDepartmentId: string;
}

export class LeaderBody extends RemarkBody {
  /** 分管领导 from now on */
  @CheckedByUseCase()
  @IsUUID()
  leaderId: string;
}

export class ProgressReportBody {
  /** @example 45 */
  @CheckedByUseCase()
  @IsInt()
  @Min(0)
  @Max(100)
  percent: number;

  /** @example "已完成施工图审查" */
  @CheckedByUseCase()
  @IsString()
  @MaxLength(5000)
  text: string;

  /** @example "征地尚未完成" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(5000)
  problems?: string;

  /** Needed when the percent is lower than the one before @example "上次误填，按监理核实更正" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({ example: [ID.example], description: 'Files that you uploaded for it' })
  @MayBeLeftOut()
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];
}

export class ReportRequestBody {
  /** What the report is to say @example "报送征地进展" */
  @CheckedByUseCase()
  @IsString()
  @MaxLength(2000)
  reason: string;

  /** By when @example "2022-03-10" */
  @CheckedByUseCase()
  @IsString()
  dueDate: string;
}

export class ExtensionRequestBody extends ReasonBody {
  /** The date that is asked for @example "2022-12-31" */
  @CheckedByUseCase()
  @IsString()
  dueDate: string;
}

export class ExtensionApprovalBody extends RemarkBody {
  /** Default: the date that was asked for; an earlier one may be granted @example "2022-11-30" */
  @MayBeLeftOut()
  @IsString()
  dueDate?: string;
}

export class DueDateBody extends ReasonBody {
  /** The new due date @example "2022-12-31" */
  @CheckedByUseCase()
  @IsString()
  dueDate: string;
}

export class CarryOverTaskBody extends RemarkBody {
  /** Its date next year @example "2023-12-31" */
  @CheckedByUseCase()
  @IsString()
  dueDate: string;

  /** The plan in which it goes on; without one it belongs to no plan */
  @MayBeLeftOut()
  @IsUUID()
  planId?: string;
}

export class CompletionRequestBody {
  /** How it was done @example "已通过竣工验收" */
  @CheckedByUseCase()
  @IsString()
  @MaxLength(5000)
  text: string;

  @ApiPropertyOptional({ example: [ID.example], description: 'Files that you uploaded and that prove it' })
  @MayBeLeftOut()
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];
}

export class CooperationReportBody {
  /** What your department did for its part @example "已完成管线迁改" */
  @CheckedByUseCase()
  @IsString()
  @MaxLength(5000)
  text: string;

  /** @example "征地尚未完成" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(5000)
  problems?: string;

  /** How far your part is @example 45 */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(100)
  percent?: number;

  @ApiPropertyOptional({ example: [ID.example], description: 'Files that you uploaded for it' })
  @MayBeLeftOut()
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[];
}

export class CooperationBody extends ReasonBody {
  @ApiProperty({ example: [ID.example], description: 'The whole new list; those who stay keep their signature' })
  @CheckedByUseCase()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  cooperatingDepartmentIds: string[];
}

export class LabelsBody {
  /** The whole new list @example ["巡察整改"] */
  @Labels()
  tags: string[];

  /** The whole new list @example ["十项民生实事"] */
  @Labels()
  series: string[];
}

export class PriorityBody extends ReasonBody {
  @CheckedByUseCase()
  @IsIn(PRIORITIES)
  priority: Priority;
}

export class RestrictionBody extends ReasonBody {
  @ApiProperty({
    example: [ID.example],
    description: 'The whole list of people who may know, besides you and the leader in charge',
  })
  @CheckedByUseCase()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  readerIds: string[];
}

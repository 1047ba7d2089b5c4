import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsBoolean, IsIn, IsString, IsUUID, MaxLength } from 'class-validator';
import { DESK_ACTIONS, type DeskAction, type Proposal, REASON_SOURCES } from '#reporting';
import { type SlipColour, type SlipState } from '#slips';
import { type ProjectState } from '#policies';
import { ID, PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { NamedAnswer, RefusalAnswer } from '../projects/projects.answers.js';
import { ProjectFilterQuery } from '../projects/projects.dto.js';
import { SlipBody } from '../slips/slips.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

/** As many projects as one request may act on. */
const MOST = 500;

/** The filter of the list of projects. */
export class OverdueQuery extends IntersectionType(ProjectFilterQuery, PageQuery) {}

export class DeskActionBody extends SlipBody {
  /** 催办, 签发督办单, 提请领导, 同意延期, 不同意延期, 退回, 容错 */
  @IsIn(DESK_ACTIONS)
  action: DeskAction;

  @ApiProperty({ type: [String], example: [ID.example], description: `1 to ${MOST} projects` })
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  projectIds: string[];

  /** urge, raise: what people are told @example "请于本周五前反馈整改进展" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  message?: string;

  /** urge, raise: also those who heard of the project today */
  @MayBeLeftOut()
  @IsBoolean()
  force?: boolean;

  /** Only say what would be done, what would be refused, and whom it would reach */
  @MayBeLeftOut()
  @IsBoolean()
  dryRun?: boolean;

  /** approve-extension: another date than the one asked for @example "2022-12-31" */
  @MayBeLeftOut()
  @IsString()
  dueDate?: string;
}

export class GivenReasonAnswer {
  /** @example "征地尚未完成" */ text: string;
  from: (typeof REASON_SOURCES)[number];
  /** @example "2022-06-20T09:00:00+08:00" */ at: string;
}

export class OpenSlipAnswer {
  id: string;
  /** @example "督〔2022〕12号" */ number: string;
  colour: SlipColour;
  state: SlipState;
  /** @example "2022-06-29" */ answerDue: string;
}

export class ProposalAnswer {
  action: Proposal['action'];
  /** With issue-slip */ colour: SlipColour | null;
  /** @example "已催办2次，仍逾期6个工作日" */ because: string;
}

export class LastReportAnswer {
  /** @example "2022-06-20T09:00:00+08:00" */ at: string;
  /** @example 95 */ percent: number;
  /** @example "主体完工，正在验收" */ text: string;
  /** @example "余秋月" */ by: string;
}

export class OverdueAnswer {
  projectId: string;
  /** @example 3 */ version: number;
  /** @example "碧道建设" */ title: string;
  /** @example "启动碧道建设" */ text: string;
  leadDepartment: NamedAnswer;
  leader: NamedAnswer | null;
  /** @example ["十项民生实事"] */ series: string[];
  state: ProjectState;
  /** @example "2022-06-17" */ dueDate: string;
  /** @example "2022-05-31" */ originalDueDate: string;
  /** @example 40 */ percent: number;
  /** @example 10 */ daysOverdue: number;
  /** @example 6 */ workdaysOverdue: number;
  /** The highest that its ladder reached for this date, or that of an open slip @example 3 */ level: number;
  /** Messages of levels 1 to 3 @example 2 */ urges: number;
  /** Without the withdrawn ones @example 1 */ slips: number;
  /** @example 1 */ extensions: number;
  /** @example 0 */ returns: number;
  /** Extension that waits for a decision @example "2022-12-31" */ requestedDueDate: string | null;
  /** @example "上级政策调整" */ excusedReason: string | null;
  /** The last that was given; null: none */ reason: GivenReasonAnswer | null;
  openSlip: OpenSlipAnswer | null;
  /** @example "催办2次、督办单1份、延期1次、退回0次" */ history: string;
  /** Of the lead department; null: none yet */ lastReport: LastReportAnswer | null;
  /** By a step or a person; null: never @example "2022-06-20T09:00:00+08:00" */ lastUrgedAt: string | null;
  proposal: ProposalAnswer;
}

export class OverduePage extends PageAnswer {
  items: OverdueAnswer[];
  /** How many pass the filter, on all pages @example 15 */ total: number;
}

export class IssuedSlipAnswer {
  id: string;
  /** @example "督〔2022〕12号" */ number: string;
}

export class DeskOutcomeAnswer {
  projectId: string;
  outcome: 'done' | 'refused';
  /** With issue-slip; a dry run takes no number */ slip: IssuedSlipAnswer | null;
  @ApiPropertyOptional({
    type: [String],
    example: ['余秋月', '田青山'],
    description: 'In a dry run of urge, raise and issue-slip: whom it would reach',
  })
  people?: readonly string[];
  /** Why it was refused */ problem: RefusalAnswer | null;
}

export class DeskActionAnswer {
  /** @example 1 */ done: number;
  /** @example 0 */ refused: number;
  /** In the order of the request */ results: DeskOutcomeAnswer[];
}

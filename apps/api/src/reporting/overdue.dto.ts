import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import {
  DESK_ACTIONS,
  type DeskAction,
  type DeskOutcome,
  type OverdueProject,
  PROPOSED_ACTIONS,
  type Proposal,
  REASON_SOURCES,
} from '#reporting';
import { SLIP_COLOURS, SLIP_STATES, type SlipColour, type SlipState } from '#slips';
import { PROJECT_STATES, type ProjectState } from '#policies';
import { ID, PageAnswer, PageQuery } from '../http/page.dto.js';
import { NamedAnswer } from '../projects/projects.answers.js';
import { IsCivilDate } from '../projects/projects.dto.js';
import { SlipBody } from '../slips/slips.dto.js';

/** As many projects as one request may act on. */
const MOST = 500;

export class OverdueQuery extends PageQuery {
  @ApiPropertyOptional({ ...ID, description: 'Lead or cooperating department' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional({ example: '十项民生实事' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  series?: string;

  @ApiPropertyOptional({ example: '2022-06-30', description: 'The desk as it was at the end of this day; default: now' })
  @IsOptional()
  @IsCivilDate()
  asOf?: string;
}

export class DeskActionBody extends SlipBody {
  @ApiProperty({ enum: DESK_ACTIONS, description: '催办, 签发督办单, 提请领导, 同意延期, 不同意延期, 退回, 容错' })
  @IsIn(DESK_ACTIONS)
  action: DeskAction;

  @ApiProperty({ type: [String], example: [ID.example], description: `1 to ${MOST} projects` })
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  projectIds: string[];

  @ApiPropertyOptional({ example: '请于本周五前反馈整改进展', description: 'urge, raise: what people are told' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  message?: string;

  @ApiPropertyOptional({ description: 'urge, raise: also those who heard of the project today' })
  @IsOptional()
  @IsBoolean()
  force?: boolean;

  @ApiPropertyOptional({ example: '2022-12-31', description: 'approve-extension: another date than the one asked for' })
  @IsOptional()
  @IsString()
  dueDate?: string;
}

class GivenReasonAnswer {
  @ApiProperty({ example: '征地尚未完成' }) text: string;
  @ApiProperty({ enum: REASON_SOURCES }) from: (typeof REASON_SOURCES)[number];
  @ApiProperty({ example: '2022-06-20T09:00:00+08:00' }) at: string;
}

class OpenSlipAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '督〔2022〕12号' }) number: string;
  @ApiProperty({ enum: SLIP_COLOURS }) colour: SlipColour;
  @ApiProperty({ enum: SLIP_STATES }) state: SlipState;
  @ApiProperty({ example: '2022-06-29' }) answerDue: string;
}

class ProposalAnswer implements Proposal {
  @ApiProperty({ enum: PROPOSED_ACTIONS }) action: Proposal['action'];
  @ApiProperty({ enum: SLIP_COLOURS, nullable: true, description: 'With issue-slip' }) colour: SlipColour | null;
  @ApiProperty({ example: '已催办2次，仍逾期6个工作日' }) because: string;
}

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class OverdueAnswer implements OverdueProject {
  @ApiProperty(ID) projectId: string;
  @ApiProperty({ example: 3 }) version: number;
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty({ example: '启动碧道建设' }) text: string;
  @ApiProperty() leadDepartment: NamedAnswer;
  @ApiProperty({ type: NamedAnswer, nullable: true }) leader: NamedAnswer | null;
  @ApiProperty({ example: ['十项民生实事'] }) series: string[];
  @ApiProperty({ enum: PROJECT_STATES }) state: ProjectState;
  @ApiProperty({ example: '2022-06-17' }) dueDate: string;
  @ApiProperty({ example: '2022-05-31' }) originalDueDate: string;
  @ApiProperty({ example: 40 }) percent: number;
  @ApiProperty({ example: 10 }) daysOverdue: number;
  @ApiProperty({ example: 6 }) workdaysOverdue: number;
  @ApiProperty({ example: 3, description: 'The highest that its ladder reached for this date, or that of an open slip' })
  level: number;
  @ApiProperty({ example: 2, description: 'Messages of levels 1 to 3' }) urges: number;
  @ApiProperty({ example: 1, description: 'Without the withdrawn ones' }) slips: number;
  @ApiProperty({ example: 1 }) extensions: number;
  @ApiProperty({ example: 0 }) returns: number;
  @ApiProperty({ ...NULLABLE_TEXT, example: '2022-12-31', description: 'Extension that waits for a decision' })
  requestedDueDate: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '上级政策调整' }) excusedReason: string | null;
  @ApiProperty({ type: GivenReasonAnswer, nullable: true, description: 'The last that was given; null: none' })
  reason: GivenReasonAnswer | null;
  @ApiProperty({ type: OpenSlipAnswer, nullable: true }) openSlip: OpenSlipAnswer | null;
  @ApiProperty({ example: '催办2次、督办单1份、延期1次、退回0次' }) history: string;
  @ApiProperty() proposal: ProposalAnswer;
}

export class OverduePage extends PageAnswer {
  @ApiProperty({ type: [OverdueAnswer] }) items: OverdueAnswer[];
}

class IssuedSlipAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '督〔2022〕12号' }) number: string;
}

class RefusalAnswer {
  @ApiProperty({ example: 'call.already-today' }) code: string;
  @ApiProperty({ example: '环保经办 heard of this project today already. Wait until tomorrow, or repeat with "force": true.' })
  detail: string;
}

class DeskOutcomeAnswer implements DeskOutcome {
  @ApiProperty(ID) projectId: string;
  @ApiProperty({ enum: ['done', 'refused'] }) outcome: 'done' | 'refused';
  @ApiProperty({ type: IssuedSlipAnswer, nullable: true, description: 'With issue-slip' }) slip: IssuedSlipAnswer | null;
  @ApiProperty({ type: RefusalAnswer, nullable: true, description: 'Why it was refused' }) problem: RefusalAnswer | null;
}

export class DeskActionAnswer {
  @ApiProperty({ example: 1 }) done: number;
  @ApiProperty({ example: 0 }) refused: number;
  @ApiProperty({ type: [DeskOutcomeAnswer], description: 'In the order of the request' }) results: DeskOutcomeAnswer[];
}

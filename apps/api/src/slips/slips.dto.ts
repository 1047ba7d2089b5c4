import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { AUDIENCES } from '#policies';
import {
  PERSONS_SLIP_TRANSITIONS,
  SLIP_COLOURS,
  SLIP_STATES,
  type SlipColour,
  type SlipDraft,
  type SlipState,
  type SlipView,
} from '#slips';
import { ID, PageAnswer, PageQuery } from '../http/page.dto.js';
import { Flag, List } from '../projects/projects.dto.js';

const COLOUR = { enum: SLIP_COLOURS, description: '蓝 before the date, 黄 behind, 红 overdue' };
const PROBLEM = '该事项应于2022年6月17日前完成，已逾期5个工作日，当前进度40%。承办单位反映的问题：征地尚未完成。';
const DEMAND = '请单位主要负责同志亲自研究，立即整改，限期完成，并于2022年6月29日前书面答复逾期原因、整改措施和完成时间。';

export class SlipDraftQuery {
  @ApiPropertyOptional({ ...COLOUR, description: 'Default: what the rules propose' })
  @IsOptional()
  @IsIn(SLIP_COLOURS)
  colour?: SlipColour;

  @ApiPropertyOptional({ example: 3, description: 'Default: by the policy of the project' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  answerWithinWorkdays?: number;
}

/** What a person may write on a slip; what is left out is prefilled. */
export class SlipBody extends SlipDraftQuery {
  @ApiPropertyOptional({ example: '市领导批示要求提级督办', description: 'Needed for another colour than the proposed one' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({ example: PROBLEM, description: '存在问题' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(5000)
  problem?: string;

  @ApiPropertyOptional({ example: DEMAND, description: '督办要求' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(5000)
  demand?: string;
}

export class SlipTransitionBody {
  @ApiPropertyOptional({ example: '受汛期影响停工20天，已增加作业面，7月15日前完成', description: 'answer needs it' })
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  text?: string;

  @ApiPropertyOptional({ example: '未说明整改责任人', description: 'send-back and withdraw need it' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

export class SlipsQuery extends PageQuery {
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  projectId?: string;

  @ApiPropertyOptional({ ...ID, description: 'Lead department' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: SLIP_STATES, isArray: true })
  @IsOptional()
  @List()
  @IsIn(SLIP_STATES, { each: true })
  state?: SlipState[];

  @ApiPropertyOptional({ enum: SLIP_COLOURS, isArray: true })
  @IsOptional()
  @List()
  @IsIn(SLIP_COLOURS, { each: true })
  colour?: SlipColour[];

  @ApiPropertyOptional({ description: 'true: only those whose answer is overdue' })
  @Flag()
  overdue?: boolean;
}

export class SlipDraftAnswer implements SlipDraft {
  @ApiProperty(COLOUR) colour: SlipColour;
  @ApiProperty({ enum: SLIP_COLOURS, description: 'By the rules; another colour needs a reason' }) proposedColour: SlipColour;
  @ApiProperty({ example: 3 }) answerWithinWorkdays: number;
  @ApiProperty({ example: '2022-06-29' }) answerDue: string;
  @ApiProperty({ enum: AUDIENCES, isArray: true }) audience: SlipDraft['audience'];
  @ApiProperty({ example: PROBLEM, description: '存在问题' }) problem: string;
  @ApiProperty({ example: DEMAND, description: '督办要求' }) demand: string;
}

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_DATE = { type: Date, nullable: true } as const;

export class SlipAnswer implements SlipView {
  @ApiProperty(ID) id: string;
  @ApiProperty(ID) projectId: string;
  @ApiProperty({ example: '督〔2022〕12号', description: 'Without gaps within its year' }) number: string;
  @ApiProperty(COLOUR) colour: SlipColour;
  @ApiProperty({ enum: SLIP_STATES }) state: SlipState;
  @ApiProperty({ ...NULLABLE_TEXT, example: '市领导批示要求提级督办' }) colourReason: string | null;
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty({ example: '启动碧道建设' }) text: string;
  @ApiProperty({ example: '生态环境分局' }) leadDepartmentName: string;
  @ApiProperty({ type: [String], example: ['城市建设局'] }) cooperatingDepartmentNames: string[];
  @ApiProperty({ example: '2022-06-17', description: 'Due date of the project when it was issued' }) dueDate: string;
  @ApiProperty({ example: 40 }) percent: number;
  @ApiProperty({ example: PROBLEM }) problem: string;
  @ApiProperty({ example: DEMAND }) demand: string;
  @ApiProperty({ example: 3 }) answerDays: number;
  @ApiProperty({ example: '2022-06-29' }) answerDue: string;
  @ApiProperty({ type: [String], example: ['环保经办', '环保局长'] }) recipients: string[];
  @ApiProperty({ example: '督查员' }) issuedByName: string;
  @ApiProperty() issuedAt: Date;
  @ApiProperty({ ...NULLABLE_TEXT, example: '已增加作业面，7月15日前完成' }) answer: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '环保经办' }) answeredByName: string | null;
  @ApiProperty(NULLABLE_DATE) answeredAt: Date | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '未说明整改责任人' }) decisionReason: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '督查员' }) decidedByName: string | null;
  @ApiProperty(NULLABLE_DATE) decidedAt: Date | null;
  @ApiProperty({ example: 0, description: 'How often its answer was sent back' }) sendBacks: number;
  @ApiProperty(NULLABLE_DATE) endedAt: Date | null;
  @ApiProperty({ description: 'Its answer was due before today and is owed still' }) isOverdue: boolean;
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ enum: PERSONS_SLIP_TRANSITIONS, isArray: true }) legalTransitions: SlipView['legalTransitions'];
}

export class SlipPage extends PageAnswer {
  @ApiProperty({ type: [SlipAnswer] }) items: SlipAnswer[];
}

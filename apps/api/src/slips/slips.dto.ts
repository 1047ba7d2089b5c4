import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import {
  PERSONS_SLIP_TRANSITIONS,
  SLIP_COLOURS,
  SLIP_STATES,
  type SlipColour,
  type SlipDraft,
  type SlipState,
  type SlipView,
} from '#slips';
import { PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { Flag, List } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class SlipDraftQuery {
  /** Default: what the rules propose */
  @MayBeLeftOut()
  @IsIn(SLIP_COLOURS)
  colour?: SlipColour;

  /** Default: by the policy of the project @example 3 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  answerWithinWorkdays?: number;
}

/** What a person may write on a slip; what is left out is prefilled. */
export class SlipBody extends SlipDraftQuery {
  /** Needed for another colour than the proposed one @example "市领导批示要求提级督办" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  /** 存在问题 @example "该事项应于2022年6月17日前完成，已逾期5个工作日，当前进度40%。承办单位反映的问题：征地尚未完成。" */
  @MayBeLeftOut()
  @IsString()
  @IsNotEmpty()
  @MaxLength(5000)
  problem?: string;

  /** 督办要求 @example "请单位主要负责同志亲自研究，立即整改，限期完成，并于2022年6月29日前书面答复逾期原因、整改措施和完成时间。" */
  @MayBeLeftOut()
  @IsString()
  @IsNotEmpty()
  @MaxLength(5000)
  demand?: string;
}

export class SlipReplyBody {
  /** @example "受汛期影响停工20天，已增加作业面，7月15日前完成" */
  @IsString()
  @MaxLength(5000)
  text: string;
}

export class SlipReasonBody {
  /** @example "未说明整改责任人" */
  @IsString()
  @MaxLength(2000)
  reason: string;
}

export class SlipsQuery extends PageQuery {
  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;

  /** Lead department */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  @MayBeLeftOut()
  @List()
  @IsIn(SLIP_STATES, { each: true })
  state?: SlipState[];

  @MayBeLeftOut()
  @List()
  @IsIn(SLIP_COLOURS, { each: true })
  colour?: SlipColour[];

  /** true: only those whose answer is overdue */
  @Flag()
  overdue?: boolean;
}

export class SlipDraftAnswer implements SlipDraft {
  /** 蓝 before the date, 黄 behind, 红 overdue */ colour: SlipColour;
  /** By the rules; another colour needs a reason */ proposedColour: SlipColour;
  /** @example 3 */ answerWithinWorkdays: number;
  /** @example "2022-06-29" */ answerDue: string;
  audience: SlipDraft['audience'];
  /** 存在问题 @example "该事项应于2022年6月17日前完成，已逾期5个工作日，当前进度40%。承办单位反映的问题：征地尚未完成。" */ problem: string;
  /** 督办要求 @example "请单位主要负责同志亲自研究，立即整改，限期完成，并于2022年6月29日前书面答复逾期原因、整改措施和完成时间。" */ demand: string;
}

export class SlipAnswer implements SlipView {
  id: string;
  projectId: string;
  /** Without gaps within its year @example "督〔2022〕12号" */ number: string;
  /** 蓝 before the date, 黄 behind, 红 overdue */ colour: SlipColour;
  state: SlipState;
  /** @example "市领导批示要求提级督办" */ colourReason: string | null;
  /** @example "碧道建设" */ title: string;
  /** @example "启动碧道建设" */ text: string;
  /** @example "生态环境分局" */ leadDepartmentName: string;
  /** @example ["城市建设局"] */ cooperatingDepartmentNames: string[];
  /** Due date of the project when it was issued @example "2022-06-17" */ dueDate: string;
  /** @example 40 */ percent: number;
  /** @example "该事项应于2022年6月17日前完成，已逾期5个工作日，当前进度40%。承办单位反映的问题：征地尚未完成。" */ problem: string;
  /** @example "请单位主要负责同志亲自研究，立即整改，限期完成，并于2022年6月29日前书面答复逾期原因、整改措施和完成时间。" */ demand: string;
  /** @example 3 */ answerDays: number;
  /** @example "2022-06-29" */ answerDue: string;
  /** @example ["环保经办","环保局长","马副主任"] */ recipients: string[];
  /** 抄送: of the recipients, leaders and people of helping departments @example ["马副主任"] */ copiedTo: string[];
  /** @example "督查员" */ issuedByName: string;
  issuedAt: Date;
  /** @example "已增加作业面，7月15日前完成" */ answer: string | null;
  /** @example "环保经办" */ answeredByName: string | null;
  answeredAt: Date | null;
  /** @example "未说明整改责任人" */ decisionReason: string | null;
  /** @example "督查员" */ decidedByName: string | null;
  decidedAt: Date | null;
  /** How often its answer was sent back @example 0 */ sendBacks: number;
  endedAt: Date | null;
  /** Its answer was due before today and is owed still */ isOverdue: boolean;
  /** @example 1 */ version: number;
  @ApiProperty({ enum: PERSONS_SLIP_TRANSITIONS, isArray: true }) legalTransitions: SlipView['legalTransitions'];
}

export class SlipPage extends PageAnswer {
  items: SlipAnswer[];
}

import { Type } from 'class-transformer';
import { IsIn, IsString, IsUUID, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { DRAFT_STATES } from '#reporting';
import { PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { List, Numbers } from '../http/input/query-parameters.js';
import { NamedAnswer, ProjectLinkAnswer } from '../projects/projects.answers.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

type DraftState = (typeof DRAFT_STATES)[number];

export class DraftsQuery extends PageQuery {
  /** 待审定, 已同意, 不予采纳, 已失效 (the project ended, is suspended, or got another date). Default: waiting */
  @MayBeLeftOut()
  @List()
  @IsIn(DRAFT_STATES, { each: true })
  state?: DraftState[];

  /** 4 通报, 5 约谈 @example [5] */
  @MayBeLeftOut()
  @Numbers()
  @IsIn([4, 5], { each: true })
  level?: number[];

  /** Leads the project */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  /** Leader in charge (分管领导); me: whoever asks @example "me" */
  @MayBeLeftOut()
  @IsUUID()
  leaderId?: string;

  @MayBeLeftOut()
  @IsUUID()
  planId?: string;

  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;
}

export class InterviewBody {
  /** Day of the talk @example "2022-10-14" */
  @IsString()
  @MaxLength(10)
  heldOn: string;

  /** Time of the day @example "15:00" */
  @MayBeLeftOut()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'heldAt must be a time as 15:00' })
  heldAt?: string;

  /** @example "管委会三楼会议室" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  place: string;

  /** Who leads the talk. Default: you @example "马副主任" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  host?: string;

  /** Who is to come. Default: the head of the lead department @example "主要负责人" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  attendee?: string;

  /** Default: as on a red slip @example "已逾期20个工作日，当前进度40%" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  problem?: string;

  /** @example "请携带书面材料，说明逾期原因、整改措施和完成时限" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  demand?: string;
}

export class DraftApprovalBody {
  /** What is said with it @example "经多次催办仍无进展" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  reason?: string;

  /** Needed for level 5 (约谈) */
  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => InterviewBody)
  interview?: InterviewBody;
}

export class DraftDismissalBody {
  /** @example "已约定本周五前完成，暂不通报" */
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;
}

export class InterviewLinkAnswer {
  id: string;
  /** @example "约谈〔2022〕1号" */ number: string;
}

export class DraftAnswer {
  id: string;
  /** 4 通报, 5 约谈 @example 5 */ level: number;
  state: DraftState;
  draftedAt: Date;
  /** Which date of the project the step belongs to @example "deadline" */ track: string;
  /** @example "2022-06-17" */ anchorDate: string;
  project: ProjectLinkAnswer;
  /** @example "启动碧道建设" */ text: string;
  leadDepartment: NamedAnswer;
  leader: NamedAnswer | null;
  /** @example "2022-06-17" */ dueDate: string;
  /** @example 40 */ percent: number;
  confidential: boolean;
  /** What was said with the decision @example "经多次催办仍无进展" */ reason: string | null;
  /** @example "督查员" */ decidedByName: string | null;
  decidedAt: Date | null;
  /** The circular that named it; null: none yet */ circularId: string | null;
  interview: InterviewLinkAnswer | null;
}

export class DraftLevelCount {
  /** @example 5 */ level: number;
  /** @example 4 */ count: number;
}

export class DraftPage extends PageAnswer {
  items: DraftAnswer[];
  /** How many pass the filter, on all pages @example 16 */ total: number;
  /** The same of each level */ byLevel: DraftLevelCount[];
}

export class InterviewProposalAnswer {
  /** @example "主要负责人（环保局长）" */ attendee: string;
  /** @example "督查员" */ host: string;
  /** @example "该事项应于2022年6月17日前完成，已逾期20个工作日，当前进度40%。" */ problem: string;
  /** @example "请单位主要负责同志按时参加约谈" */ demand: string;
}

export class DraftProposalAnswer {
  /** What the notice would say; null: the draft is one of a circular (通报) */ interview: InterviewProposalAnswer | null;
}

export class InterviewsQuery extends PageQuery {
  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;

  /** Leads the project */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;
}

export class InterviewAnswer extends InterviewLinkAnswer {
  draftId: string;
  projectId: string;
  /** @example "碧道建设" */ title: string;
  /** @example "启动碧道建设" */ text: string;
  /** @example "生态环境分局" */ departmentName: string;
  /** @example "主要负责人（环保局长）" */ attendee: string;
  /** @example "2022-06-17" */ dueDate: string;
  /** @example 40 */ percent: number;
  /** @example "已逾期20个工作日，当前进度40%" */ problem: string;
  /** @example "请单位主要负责同志按时参加约谈" */ demand: string;
  /** @example "2022-10-14" */ heldOn: string;
  /** Empty: not said @example "15:00" */ heldAt: string;
  /** @example "管委会三楼会议室" */ place: string;
  /** @example "马副主任" */ host: string;
  /** @example "督查员" */ calledByName: string;
  calledAt: Date;
}

export class InterviewPage extends PageAnswer {
  items: InterviewAnswer[];
}

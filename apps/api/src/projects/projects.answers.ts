import { type Horizon, HORIZONS } from '#plan-text';
import { ApiProperty } from '@nestjs/swagger';
import { type Lamp, type Origin, type Priority, type ProjectState } from '#policies';
import { type ProjectTransition, TRANSITIONS } from '#projects';
import { type Recurrence } from '#work-calendar';
import { PageAnswer } from '../http/input/page.dto.js';
import { NamedPersonAnswer } from '../http/input/named-people.dto.js';

const TIME_TEXT = { type: String, format: 'date-time', nullable: true, example: '2022-01-18T09:12:00+08:00' } as const;

/** A project where only its name matters. */
export class ProjectLinkAnswer {
  id: string;
  /** @example "碧道建设" */ title: string;
}

export class NamedAnswer {
  id: string;
  /** @example "生态环境分局" */ name: string;
}

export class CooperationAnswer extends NamedAnswer {
  /** Since when it helps @example "2022-01-17T10:00:00+08:00" */ assignedAt: string;
  /** By when it signs for its part; null: nothing is to be signed @example "2022-01-18" */ signBy: string | null;
  /** The day on which the next report on its part is owed; null: none is wanted now @example "2022-02-28" */
  reportDue: string | null;
  @ApiProperty({ ...TIME_TEXT, description: '签收: when it signed for its part' }) acknowledgedAt: string | null;
  @ApiProperty(TIME_TEXT) lastReportAt: string | null;
}

export class ReportRequestAnswer {
  /** @example "督查员" */ by: string;
  /** @example "2022-03-10" */ dueDate: string;
  /** @example "报送征地进展" */ text: string;
  /** Who else asked for a report in the same month @example ["分管领导"] */ alsoRequestedBy: string[];
}

export class SubTaskCount {
  /** @example 2 */ open: number;
  /** @example 1 */ closed: number;
}

/** Until when an extension (延期) may be asked for. */
export class ExtensionChanceAnswer {
  /** The last day on which it may be asked for @example "2022-09-27" */ lastDay: string;
  /** How often still @example 2 */ left: number;
  decidedBy: 'supervisor' | 'leader';
}

/** Why an action is not possible now. */
export class RefusalAnswer {
  /** @example "extension.too-late" */ code: string;
  /** In the language of the request @example "须在2022-09-27前申请" */ detail: string;
}

/** Something that you can do with it, or could, were it not for `refusal`. */
export class ActionAnswer {
  /** Operation `POST /v1/projects/:id/<transition>` */
  @ApiProperty({ enum: Object.keys(TRANSITIONS) })
  transition: ProjectTransition;
  allowed: boolean;
  refusal: RefusalAnswer | null;
  /** What the body has to say @example ["percent","text"] */ requires: string[];
}

/** What a task was, or is, in another year. */
export class CarriedRelativeAnswer {
  id: string;
  /** @example "2022-12-31" */ dueDate: string;
  /** How often it was extended then @example 1 */ extensions: number;
}

/** A project in a list. */
export class ListedProjectAnswer {
  id: string;
  planId: string | null;
  planItemId: string | null;
  /** 分解: the task that this is a part of */ parentId: string | null;
  /** Its part in the percent of the whole @example 1 */ weight: number;
  /** 结转: the project of the year before that goes on as this one; null where you may not know of it */ carriedFrom: CarriedRelativeAnswer | null;
  /** As which it goes on in the next year */ carriedTo: CarriedRelativeAnswer | null;
  subTasks: SubTaskCount;
  /** @example "碧道建设" */ title: string;
  /** @example "启动碧道建设" */ text: string;
  /** @example ["坚持以国际一流标准打造城市中心","营造一流生态体系"] */ path: string[];
  /** five-year: it stands in a chapter on five years */
  @ApiProperty({ enum: HORIZONS })
  horizon: Horizon;

  /** @example ["十项民生实事"] */ series: string[];
  /** 计划, 批示, 会议, 整改问题, 建议提案, 12345 热线, 直接交办 */ origin: Origin;
  /** @example "市委第三巡察组反馈意见 第12条" */ originNote: string | null;
  priority: Priority;
  /** @example ["巡察整改"] */ tags: string[];
  /** Names of departments in its source that the roster does not have; they stay as text until matched @example ["碧道专班"] */
  unmatchedNames: string[];
  /** Only the leader in charge, the readers and administrators know of it */ confidential: boolean;
  readers: NamedAnswer[];
  leadDepartment: NamedAnswer;
  cooperatingDepartments: CooperationAnswer[];
  leader: NamedAnswer | null;
  /** 责任领导, 责任人, 联络员, in this order */ people: NamedPersonAnswer[];
  /** @example "2022-09-30" */ dueDate: string;
  /** @example "2022-09-30" */ originalDueDate: string;
  policyId: string;
  state: ProjectState;
  /** Derived for today */ lamp: Lamp;
  /** Why, in the language of the request @example "逾期3个工作日" */ lampReason: string;
  /**
   * false: the holidays and worked weekends of the due date’s year are not published yet, so its workdays are only those of the week
   * @example true
   */
  calendarIsKnown: boolean;

  /** @example 45 */ percent: number;
  /** 应达进度: what should have been reached by now; null: nothing is expected yet @example 60 */ plannedPercent: number | null;
  /** By when the lead department signs; null: nothing is to be signed now @example "2022-01-18" */ signBy: string | null;
  /** By when a completion is reviewed, or an objection or extension decided; null: none waits @example "2022-06-22" */
  decideBy: string | null;
  /** When the next report is owed; null: none is wanted now @example "2022-02-28" */ reportDue: string | null;
  extension: ExtensionChanceAnswer;
  registeredAt: Date;
  /** Since when the lead department has it */ assignedAt: Date;
  acknowledgedAt: Date | null;
  /** When the last objection was dismissed: the signature is owed from here */ deadlineRestartedAt: Date | null;
  /** Report dates count from this day on @example "2022-01-18" */ cadenceSince: string | null;
  /** 每周, 每月, 每季度, 每半年, 每年: a report is owed for each period; null: it is done once */ recurrence: Recurrence | null;
  /** Objection that waits for an answer @example "不属我局职责" */ objection: string | null;
  objectedAt: Date | null;
  /** Extension that waits for a decision @example "2022-12-31" */ requestedDueDate: string | null;
  /** @example "汛期停工" */ extensionReason: string | null;
  extensionRequestedAt: Date | null;
  /** How often it was extended @example 0 */ extensions: number;
  /** Yellow from here if no more is reported @example "2022-08-15" */ atRiskFrom: string | null;
  /** Red from here if no more is reported @example "2022-09-15" */ offTrackFrom: string | null;
  /** The earliest milestone that is not reached @example "2022-07-31" */ nextMilestoneDate: string | null;
  /** 容错: why its delay is not scored @example "上级政策调整" */ excusedReason: string | null;
  lastReportAt: Date | null;
  /** 退回: the last report was not enough */ reportReturnedAt: Date | null;
  /** @example "未说明征地进展" */ reportReturnReason: string | null;
  /** Earliest day of a report asked for out of turn @example "2022-03-10" */ reportRequestedFor: string | null;
  reportRequests: ReportRequestAnswer[];
  completionRequestedAt: Date | null;
  closedAt: Date | null;
  /** How often it was returned @example 0 */ returns: number;
  /** How often it was opened again @example 0 */ reopenings: number;
  /** @example 3 */ version: number;
  @ApiProperty({ enum: Object.keys(TRANSITIONS), isArray: true }) legalTransitions: string[];
}

export class ProjectPage extends PageAnswer {
  items: ListedProjectAnswer[];
  /** How many pass the filter, on all pages @example 151 */ total: number;
}

export class ProjectAnswer extends ListedProjectAnswer {
  /** What you can do with it now, the likeliest first; nothing for a past day */ actions: ActionAnswer[];
}

export class EventActorAnswer {
  /** null: the program itself */ id: string | null;
  /** @example "田青山" */ name: string;
}

export class EventSubjectAnswer {
  /** @example "project" */ kind: string;
  id: string;
}

export class EventAnswer {
  id: string;
  /** @example "project.progress_reported" */ type: string;
  subject: EventSubjectAnswer;
  /** 1, 2, 3 … without gaps @example 4 */ sequence: number;
  /** What happened, in the language of the request @example "余秋月：进展反馈，进度 40% → 60%" */ summary: string;
  actor: EventActorAnswer;
  at: Date;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { before: { percent: 20 }, after: { percent: 45 }, text: '已完成施工图审查' },
  })
  data: Record<string, unknown>;
}

export class EventList {
  items: EventAnswer[];
}

export class ProjectDetailAnswer extends ProjectAnswer {
  /** The whole history, oldest first */ history: EventAnswer[];
}

export class CarriedTaskAnswer {
  projectId: string;
  /** Null for one that you do not see @example "碧道建设" */ title: string | null;
  outcome: 'carried' | 'refused';
  /** As which it goes on; null in a dry run and where it was refused */ carriedToId: string | null;
  /** Its date next year @example "2023-12-31" */ dueDate: string | null;
  /** Why it was refused */ problem: RefusalAnswer | null;
}

export class CarriedDepartmentAnswer {
  id: string;
  /** @example "生态环境局" */ name: string;
  /** It is told of so many in one message @example 3 */ projects: number;
}

export class CarryOverAnswer {
  /** @example 12 */ carried: number;
  /** @example 1 */ refused: number;
  /** Parts of a task before the task */ rows: CarriedTaskAnswer[];
  departments: CarriedDepartmentAnswer[];
}

import { ApiProperty } from '@nestjs/swagger';
import { type Lamp, LAMPS, type Origin, ORIGINS, PRIORITIES, type Priority, PROJECT_STATES, type ProjectState } from '#policies';
import { PROJECT_TRANSITIONS } from '#projects';
import { ID, PageAnswer } from '../http/page.dto.js';

const TIME_TEXT = { type: String, format: 'date-time', nullable: true, example: '2022-01-18T09:12:00+08:00' } as const;

/** A project where only its name matters. */
export class ProjectLinkAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '碧道建设' }) title: string;
}

export class NamedAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '生态环境分局' }) name: string;
}

class CooperationAnswer extends NamedAnswer {
  @ApiProperty({ ...TIME_TEXT, description: '签收: when it signed for its part' }) acknowledgedAt: string | null;
  @ApiProperty(TIME_TEXT) lastReportAt: string | null;
}

class ReportRequestAnswer {
  @ApiProperty({ example: '督查员' }) by: string;
  @ApiProperty({ example: '2022-03-10' }) dueDate: string;
  @ApiProperty({ example: '报送征地进展' }) text: string;
  @ApiProperty({ example: ['分管领导'], description: 'Who else asked for a report in the same month' }) alsoRequestedBy: string[];
}

const NULLABLE_DATE = { type: Date, nullable: true } as const;
const NULLABLE_ID = { ...ID, type: String, nullable: true } as const;

class SubTaskCount {
  @ApiProperty({ example: 2 }) open: number;
  @ApiProperty({ example: 1 }) closed: number;
}

export class ProjectAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty(NULLABLE_ID) planId: string | null;
  @ApiProperty(NULLABLE_ID) planItemId: string | null;
  @ApiProperty({ ...NULLABLE_ID, description: '分解: the task that this is a part of' }) parentId: string | null;
  @ApiProperty({ example: 1, description: 'Its part in the percent of the whole' }) weight: number;
  @ApiProperty() subTasks: SubTaskCount;
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty({ example: '启动碧道建设' }) text: string;
  @ApiProperty({ example: ['坚持以国际一流标准打造城市中心', '营造一流生态体系'] }) path: string[];
  @ApiProperty({ example: ['十项民生实事'] }) series: string[];
  @ApiProperty({ enum: ORIGINS, description: '计划, 批示, 会议, 整改问题, 直接交办' }) origin: Origin;
  @ApiProperty({ type: String, nullable: true, example: '市委第三巡察组反馈意见 第12条' }) originNote: string | null;
  @ApiProperty({ enum: PRIORITIES }) priority: Priority;
  @ApiProperty({ example: ['巡察整改'] }) tags: string[];
  @ApiProperty({ description: 'Only the leader in charge, the readers and administrators know of it' }) confidential: boolean;
  @ApiProperty({ type: [NamedAnswer] }) readers: NamedAnswer[];
  @ApiProperty() leadDepartment: NamedAnswer;
  @ApiProperty({ type: [CooperationAnswer] }) cooperatingDepartments: CooperationAnswer[];
  @ApiProperty({ type: NamedAnswer, nullable: true }) leader: NamedAnswer | null;
  @ApiProperty({ example: '2022-09-30' }) dueDate: string;
  @ApiProperty({ example: '2022-09-30' }) originalDueDate: string;
  @ApiProperty(ID) policyId: string;
  @ApiProperty({ enum: PROJECT_STATES }) state: ProjectState;
  @ApiProperty({ enum: LAMPS, description: 'Derived for today' }) lamp: Lamp;
  @ApiProperty({
    description:
      'false: the holidays and worked weekends of the due date’s year are not published yet, so its workdays are only those of the week',
    example: true,
  })
  calendarIsKnown: boolean;
  @ApiProperty({ example: 45 }) percent: number;
  @ApiProperty() registeredAt: Date;
  @ApiProperty({ description: 'Since when the lead department has it' }) assignedAt: Date;
  @ApiProperty(NULLABLE_DATE) acknowledgedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, example: '不属我局职责', description: 'Objection that waits for an answer' })
  objection: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2022-12-31', description: 'Extension that waits for a decision' })
  requestedDueDate: string | null;
  @ApiProperty({ type: String, nullable: true, example: '汛期停工' }) extensionReason: string | null;
  @ApiProperty({ example: 0, description: 'How often it was extended' }) extensions: number;
  @ApiProperty({ type: String, nullable: true, example: '2022-08-15', description: 'Yellow from here if no more is reported' })
  atRiskFrom: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2022-09-15', description: 'Red from here if no more is reported' })
  offTrackFrom: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2022-07-31', description: 'The earliest milestone that is not reached' })
  nextMilestoneDate: string | null;
  @ApiProperty({ type: String, nullable: true, example: '上级政策调整', description: '容错: why its delay is not scored' })
  excusedReason: string | null;
  @ApiProperty(NULLABLE_DATE) lastReportAt: Date | null;
  @ApiProperty({ ...NULLABLE_DATE, description: '退回: the last report was not enough' }) reportReturnedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, example: '未说明征地进展' }) reportReturnReason: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2022-03-10',
    description: 'Earliest day of a report asked for out of turn',
  })
  reportRequestedFor: string | null;
  @ApiProperty({ type: [ReportRequestAnswer] }) reportRequests: ReportRequestAnswer[];
  @ApiProperty(NULLABLE_DATE) completionRequestedAt: Date | null;
  @ApiProperty(NULLABLE_DATE) closedAt: Date | null;
  @ApiProperty({ example: 0, description: 'How often it was returned' }) returns: number;
  @ApiProperty({ example: 0, description: 'How often it was opened again' }) reopenings: number;
  @ApiProperty({ example: 3 }) version: number;
  @ApiProperty({ enum: PROJECT_TRANSITIONS, isArray: true }) legalTransitions: string[];
}

export class ProjectPage extends PageAnswer {
  @ApiProperty({ type: [ProjectAnswer] }) items: ProjectAnswer[];
}

class EventActorAnswer {
  @ApiProperty({ ...NULLABLE_ID, description: 'null: the program itself' }) id: string | null;
  @ApiProperty({ example: '田青山' }) name: string;
}

class EventSubjectAnswer {
  @ApiProperty({ example: 'project' }) kind: string;
  @ApiProperty(ID) id: string;
}

export class EventAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'project.progress_reported' }) type: string;
  @ApiProperty() subject: EventSubjectAnswer;
  @ApiProperty({ example: 4, description: '1, 2, 3 … without gaps' }) sequence: number;
  @ApiProperty() actor: EventActorAnswer;
  @ApiProperty() at: Date;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { before: { percent: 20 }, after: { percent: 45 }, text: '已完成施工图审查' },
  })
  data: Record<string, unknown>;
}

export class EventList {
  @ApiProperty({ type: [EventAnswer] }) items: EventAnswer[];
}

export class ProjectDetailAnswer extends ProjectAnswer {
  @ApiProperty({ type: [EventAnswer], description: 'The whole history, oldest first' }) history: EventAnswer[];
}

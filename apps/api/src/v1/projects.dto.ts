import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';
import { type Lamp, LAMPS } from '#supervision';
import { type Origin, ORIGINS, PRIORITIES, type Priority, PROJECT_MOVES, PROJECT_STATES, type ProjectState } from '#tracking';
import { isCivilDate } from '#work-calendar';
import { ID, PageAnswer, PageQuery } from './page.dto.js';

/** `a,b` and a repeated parameter mean the same. */
export const List = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.flatMap((one: string) => one.split(',')) : value,
  );

/** Tags and series: up to 20 names of up to 50 characters. */
export const Labels = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    ArrayMaxSize(20),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(50, { each: true }),
  );

const IsCivilDate = (): PropertyDecorator =>
  ValidateBy({
    name: 'isCivilDate',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isCivilDate(value),
      defaultMessage: () => '$property must be a date as 2022-09-30',
    },
  });

const AS_OF = { example: '2022-06-30', description: 'What was known at the end of this day; default: now' };

export class ProjectsQuery extends PageQuery {
  @ApiPropertyOptional({ example: '碧道', description: 'Text in title or commitment' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ enum: PROJECT_STATES, isArray: true })
  @IsOptional()
  @List()
  @IsIn(PROJECT_STATES, { each: true })
  state?: ProjectState[];

  @ApiPropertyOptional({ enum: LAMPS, isArray: true, description: '红黄绿灯' })
  @IsOptional()
  @List()
  @IsIn(LAMPS, { each: true })
  lamp?: Lamp[];

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
  series?: string;

  @ApiPropertyOptional({ example: '巡察整改' })
  @IsOptional()
  @IsString()
  tag?: string;

  @ApiPropertyOptional({ enum: ORIGINS, isArray: true })
  @IsOptional()
  @List()
  @IsIn(ORIGINS, { each: true })
  origin?: Origin[];

  @ApiPropertyOptional({ enum: PRIORITIES, isArray: true })
  @IsOptional()
  @List()
  @IsIn(PRIORITIES, { each: true })
  priority?: Priority[];

  @ApiPropertyOptional({ example: '2022-07-01' })
  @IsOptional()
  @IsCivilDate()
  dueFrom?: string;

  @ApiPropertyOptional({ example: '2022-09-30', description: 'included' })
  @IsOptional()
  @IsCivilDate()
  dueTo?: string;

  @ApiPropertyOptional(AS_OF)
  @IsOptional()
  @IsCivilDate()
  asOf?: string;
}

export class AsOfQuery {
  @ApiPropertyOptional(AS_OF)
  @IsOptional()
  @IsCivilDate()
  asOf?: string;
}

export class MoveBody {
  @ApiPropertyOptional({ example: '等待用地批复', description: 'return, suspend, cancel, change-due-date need it' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;

  @ApiPropertyOptional({ example: 45, description: 'report needs it' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  percent?: number;

  @ApiPropertyOptional({ example: '已完成施工图审查', description: 'report and request-completion need it' })
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  text?: string;

  @ApiPropertyOptional({ example: '征地尚未完成' })
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  problems?: string;

  @ApiPropertyOptional({
    example: '2022-12-31',
    description: 'change-due-date and request-extension need it; approve-extension may grant another',
  })
  @IsOptional()
  @IsString()
  dueDate?: string;

  @ApiPropertyOptional({ ...ID, description: 'reassign and transfer need it' })
  @IsOptional()
  @IsUUID()
  leadDepartmentId?: string;

  @ApiPropertyOptional({ example: [ID.example], description: 'change-cooperation needs it: the whole new list' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  cooperatingDepartmentIds?: string[];

  @ApiPropertyOptional({ enum: PRIORITIES, description: 'prioritize needs it' })
  @IsOptional()
  @IsIn(PRIORITIES)
  priority?: Priority;

  @ApiPropertyOptional({ example: ['巡察整改'], description: 'label needs it: the whole new list' })
  @Labels()
  tags?: string[];

  @ApiPropertyOptional({ example: ['十项民生实事'], description: 'label needs it: the whole new list' })
  @Labels()
  series?: string[];

  @ApiPropertyOptional({ example: [ID.example], description: 'restrict needs it: the whole new list of people' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  readerIds?: string[];
}

export class EventsQuery {
  @ApiPropertyOptional({ default: 0, description: 'Sequence number to go on from' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  after?: number;

  @ApiPropertyOptional({ default: 200, maximum: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;
}

const TIME_TEXT = { type: String, format: 'date-time', nullable: true, example: '2022-01-18T09:12:00+08:00' } as const;

export class NamedAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '生态环境分局' }) name: string;
}

class CooperationAnswer extends NamedAnswer {
  @ApiProperty({ ...TIME_TEXT, description: '签收: when it signed for its part' }) acknowledgedAt: string | null;
  @ApiProperty(TIME_TEXT) lastReportAt: string | null;
}

const NULLABLE_DATE = { type: Date, nullable: true } as const;
const NULLABLE_ID = { ...ID, type: String, nullable: true } as const;

export class ProjectAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty(NULLABLE_ID) planId: string | null;
  @ApiProperty(NULLABLE_ID) planItemId: string | null;
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
  behindFrom: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2022-09-15', description: 'Red from here if no more is reported' })
  farBehindFrom: string | null;
  @ApiProperty({ type: String, nullable: true, example: '2022-07-31', description: 'The earliest milestone that is not reached' })
  nextMilestoneDate: string | null;
  @ApiProperty({ type: String, nullable: true, example: '上级政策调整', description: '容错: why its delay is not scored' })
  excusedReason: string | null;
  @ApiProperty(NULLABLE_DATE) lastReportAt: Date | null;
  @ApiProperty(NULLABLE_DATE) completionRequestedAt: Date | null;
  @ApiProperty(NULLABLE_DATE) closedAt: Date | null;
  @ApiProperty({ example: 0, description: 'How often it was returned' }) returns: number;
  @ApiProperty({ example: 0, description: 'How often it was opened again' }) reopenings: number;
  @ApiProperty({ example: 3 }) version: number;
  @ApiProperty({ enum: PROJECT_MOVES, isArray: true }) legalMoves: string[];
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

import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CADENCES,
  COVERED,
  REPORT_AUDIENCES,
  REPORT_FORMATS,
  REPORT_KINDS,
  type ReportFormat,
  type ReportSchedule,
  RUN_STATES,
  type RunView,
} from '#schedules';
import { ID, PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { List } from '../http/input/query-parameters.js';
import { EventAnswer, NamedAnswer, RefusalAnswer } from '../projects/projects.answers.js';
import { ViewFilterBody } from '../views/views.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

/** What is made by itself, of which projects, when, and who is told. */
export class ReportScheduleBody {
  /** @example "督办月报" */
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  name: string;

  /** circular: a draft (拟通报) to look over and issue; ledger: 督办台账; board: 看板 with statistics */
  @IsIn(REPORT_KINDS)
  kind: ReportSchedule['kind'];

  /** Of the file of a ledger or board. Default: xlsx */
  @MayBeLeftOut()
  @IsIn(REPORT_FORMATS)
  format?: ReportFormat;

  @IsIn(CADENCES)
  every: ReportSchedule['every'];

  /** previous: the period that has ended; current: the one that goes on, at its end. Default: previous */
  @MayBeLeftOut()
  @IsIn(COVERED)
  covers?: ReportSchedule['covers'];

  /**
   * Of the week 1 Monday to 7 Sunday; else the day of the month after the period (previous), or of its last month (current), where 31
   * means the last day. One without work moves to the next workday (previous) or the one before (current). Default: 1, of current the last
   * @example 1
   */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(31)
  day?: number;

  /** Asia/Shanghai. Default: 09:00 @example "09:00" */
  @MayBeLeftOut()
  @Matches(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { message: '$property must be a time of the day as 09:00' })
  time?: string;

  /** A view that you may use: its projects */
  @MayBeLeftOut()
  @IsUUID()
  viewId?: string;

  /** Over the filter of the view. Of a circular: planId, one series, leaderId */
  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => ViewFilterBody)
  filter?: ViewFilterBody;

  /** Who is told. Default: supervisors, where `recipientIds` names nobody */
  @MayBeLeftOut()
  @ArrayUnique()
  @IsIn(REPORT_AUDIENCES, { each: true })
  audience?: ReportSchedule['audience'];

  /** Single people who are told: supervisors, leaders, administrators */
  @ApiPropertyOptional({ type: [String], example: [ID.example] })
  @MayBeLeftOut()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  recipientIds?: string[];
}

export class ReportScheduleAnswer {
  id: string;
  /** @example "督办月报" */ name: string;
  kind: ReportSchedule['kind'];
  /** null: a circular */ format: ReportFormat | null;
  every: ReportSchedule['every'];
  covers: ReportSchedule['covers'];
  /** @example 1 */ day: number;
  /** @example "09:00" */ time: string;
  viewId: string | null;
  filter: ViewFilterBody;
  audience: ReportSchedule['audience'];
  @ApiProperty({ type: [String], example: [ID.example] })
  recipientIds: string[];
  /** @example "王督查" */ createdByName: string;
  /** When the next report is made; null: paused or removed @example "2022-07-01T09:00:00+08:00" */ nextAt: string | null;
  /** null: it runs @example "2022-06-20T09:00:00+08:00" */ pausedAt: string | null;
  /** null: it is there @example "2022-06-20T09:00:00+08:00" */ removedAt: string | null;
  /** @example 1 */ version: number;
}

export class ReportScheduleList {
  /** By name */ items: ReportScheduleAnswer[];
}

export class ScheduleEventAnswer extends OmitType(EventAnswer, ['summary']) {}

export class ScheduleEventList {
  /** Oldest first */ items: ScheduleEventAnswer[];
}

export class UpcomingReportAnswer {
  /** @example "2022-06" */ period: string;
  /** @example "2022年6月" */ periodName: string;
  /** @example "2022-07-01T09:00:00+08:00" */ at: string;
  /** The day that was meant, where it has no work; null: nothing moved @example "2022-10-01" */ movedFrom: string | null;
}

export class SchedulePreviewAnswer {
  /** The next five reports */ upcoming: UpcomingReportAnswer[];
  /** Who would be told */ people: NamedAnswer[];
  /** In its scope today @example 150 */ projects: number;
}

/** Which report is asked for by hand. */
export class ReportRunBody {
  /** A period of the schedule that has begun. Default: the one that it covers now @example "2022-06" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(22)
  period?: string;
}

export class ReportRunsQuery extends PageQuery {
  @MayBeLeftOut()
  @IsUUID()
  scheduleId?: string;

  @MayBeLeftOut()
  @List()
  @IsIn(RUN_STATES, { each: true })
  state?: RunView['state'][];
}

export class ScheduleOfRunAnswer {
  id: string;
  /** @example "督办月报" */ name: string;
  kind: ReportSchedule['kind'];
  format: ReportFormat | null;
}

export class ReportRunAnswer {
  id: string;
  schedule: ScheduleOfRunAnswer;
  /** @example "2022-06" */ period: string;
  /** @example "2022年6月" */ periodName: string;
  /** waiting: a worker makes it; skipped: its time passed while nothing ran, and it waits for `retry` */ state: RunView['state'];
  /** When the schedule asked for it; null: a person did @example "2022-07-01T09:00:00+08:00" */ dueAt: string | null;
  /** It was made up after its time, because nothing ran then */ late: boolean;
  /** Who asked for it by hand @example "王督查" */ askedByName: string | null;
  /** @example "2022-07-01T09:00:00+08:00" */ createdAt: string;
  /** @example "2022-07-01T09:00:02+08:00" */ madeAt: string | null;
  /** Whose figures it tells @example "2022-06-30" */ day: string | null;
  /** What it was over */ filter: ViewFilterBody | null;
  /** @example 150 */ projects: number | null;
  /** @example "7个方面150项具体工作，120项有力落实、24项持续推进、6项进度滞后" */ headline: string | null;
  /** The circular that it drafted */ circularId: string | null;
  /** Where its file is @example "/v1/reports/0190f3a2-5f6b-7cde-8a01-23456789abcd/file" */ file: string | null;
  /** Why it was not made */ problem: RefusalAnswer | null;
}

export class ReportRunPage extends PageAnswer {
  items: ReportRunAnswer[];
}

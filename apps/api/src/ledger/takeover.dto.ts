import { NamedPersonAnswer } from '../http/input/named-people.dto.js';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { type Lamp, LAMPS, PROJECT_STATES, type ProjectState } from '#policies';
import { type Recurrence } from '#work-calendar';
import { Flag } from '../http/input/query-parameters.js';
import { LedgerProblemAnswer, UnmatchedLedgerNameAnswer } from './ledger.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class TakeoverQuery {
  /** true: say what each row would become, and write nothing @example true */
  @Flag()
  dryRun?: boolean;

  /** true: take the good rows over although others can not be. Default: all or none @example false */
  @Flag()
  skipFaulty?: boolean;

  /** Year of dates that name none. Default: this year @example 2022 */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1949)
  @Max(2200)
  year?: number;

  /** Department that leads the tasks whose lead the roster does not have. Default: such rows are refused */
  @MayBeLeftOut()
  @IsUUID()
  standInDepartmentId?: string;
}

export class TakeoverCountsAnswer {
  /** @example 120 */ rows: number;
  /** @example 118 */ taken: number;
  /** @example 2 */ refused: number;
  /** Rows that are projects already; left alone @example 0 */ alreadyThere: number;
}

export class TakeoverLampsAnswer {
  /** @example 15 */ red: number;
  /** @example 3 */ yellow: number;
  /** @example 60 */ green: number;
  /** @example 40 */ off: number;
}

export class TakeoverNameAnswer {
  /** @example "碧道专班" */ name: string;
  /** @example "F12" */ cell: string;
  /** @example "没有名为“碧道专班”的部门。请更正，或先加入名册。" */ problem: string;
}

export class TakenTaskAnswer {
  /** @example "启动碧道建设" */ title: string;
  /** @example "启动碧道建设，9月底前完成" */ text: string;
  /** Headings @example ["生态环境"] */ path: string[];
  /** @example "direct" */ origin: string;
  @ApiProperty({ enum: PROJECT_STATES, example: 'in_progress' }) state: ProjectState;
  /** @example 60 */ percent: number;
  leadDepartmentId: string;
  /** @example ["0190f3a2-5f6b-7cde-8a01-23456789abcd"] */ cooperatingDepartmentIds: string[];
  leaderId: string | null;
  /** 责任领导, 责任人, 联络员, as the ledger names them */ people: NamedPersonAnswer[];
  /** 每月, 每季度 in place of a date */ recurrence: Recurrence | null;
  /** Names of departments that the roster does not have; they stay as text @example ["碧道专班"] */ unmatchedNames: string[];
  /** The date that holds now @example "2022-09-30" */ dueDate: string;
  /** @example "2022-06-30" */ originalDueDate: string;
  /** @example "2022-09-20" */ closedOn: string | null;
  /** @example "主体完工" */ progress: string | null;
  /** @example "用地未批" */ problems: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Cells that have no field of their own, word by word',
    example: { 责任人: '张三' },
  })
  kept: Record<string, string>;
}

export class TakenRowAnswer {
  /** Of the sheet, from 1 @example 5 */ row: number;
  @ApiProperty({ enum: ['taken', 'refused', 'already-there'], example: 'taken' })
  outcome: 'taken' | 'refused' | 'already-there';
  projectId: string | null;
  /** What the row becomes; null where it is refused */ task: TakenTaskAnswer | null;
  @ApiProperty({ enum: LAMPS, nullable: true, example: 'red', description: 'From the first day on' }) lamp: Lamp | null;
  /** What keeps the row from becoming a project */ problems: LedgerProblemAnswer[];
  /** What somebody should look at @example ["没有写办结日期，按 2022-09-30 计。"] */ notes: string[];
  /** Names that the roster does not have */ unmatched: TakeoverNameAnswer[];
}

export class TakeoverAnswer {
  counts: TakeoverCountsAnswer;
  /** How the tasks that are taken over light up today */ lamps: TakeoverLampsAnswer;
  /** Each name that the roster does not have once, the most frequent first */ unmatchedNames: UnmatchedLedgerNameAnswer[];
  rows: TakenRowAnswer[];
}

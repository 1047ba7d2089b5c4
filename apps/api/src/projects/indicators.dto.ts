import { ApiProperty, IntersectionType, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type Lamp, LAMPS, PROJECT_STATES, type Indicator, INDICATOR_TERMS } from '#policies';
import { PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { NamedAnswer } from './projects.answers.js';
import { Flag, List } from '../http/input/query-parameters.js';
import { ProjectFilterQuery } from './projects.dto.js';
import type { Decimal } from '../http/input/decimal.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const NUMBER = { allowNaN: false, allowInfinity: false };
const NULLABLE_NUMBER = { type: Number, nullable: true } as const;

export class PlannedIndicatorBody {
  /** Of one that is already there: its values stay */
  @MayBeLeftOut()
  @IsUUID()
  id?: string;

  /** @example "公办义务教育学位" */
  @IsString()
  @MaxLength(100)
  name: string;

  /** Default: at-least */
  @MayBeLeftOut()
  @IsIn(INDICATOR_TERMS.comparison)
  comparison?: Indicator['comparison'];

  /** In the unit of the values; of grow-by and shrink-by percent @example 3500 */
  @IsNumber(NUMBER)
  target: Decimal;

  /** Of the values that are reported @example "个" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(20)
  unit?: string;

  /** Is more better, or less? Default: by the comparison */
  @MayBeLeftOut()
  @IsIn(INDICATOR_TERMS.direction)
  direction?: Indicator['direction'];

  /** 累计 or 水平: counted up through the year, or measured as it stands. Default: level for limits and rates */
  @MayBeLeftOut()
  @IsIn(INDICATOR_TERMS.measure)
  measure?: Indicator['measure'];

  /** 基数: what a level starts from, or what a growth is counted from @example 3000 */
  @MayBeLeftOut()
  @IsNumber(NUMBER)
  baseline?: Decimal;

  /** How often its value is owed. Default: month */
  @MayBeLeftOut()
  @IsIn(INDICATOR_TERMS.every)
  every?: Indicator['every'];

  /** Default: January of the year of registration @example "2022-01" */
  @MayBeLeftOut()
  @Matches(MONTH, { message: 'firstMonth must be a month as 2022-01' })
  firstMonth?: string;

  /** Default: the month of the due date @example "2022-12" */
  @MayBeLeftOut()
  @Matches(MONTH, { message: 'lastMonth must be a month as 2022-12' })
  lastMonth?: string;

  /** 序时进度: part of the whole for each month, or for each quarter. Default: the same for each month @example [10,30,30,30] */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(120)
  @IsNumber(NUMBER, { each: true })
  shares?: Decimal[];

  /** Day of the next month until which a value is owed. Default: 15 @example 15 */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(28)
  reportingDay?: number;
}

export class IndicatorsBody {
  /** These, in this order, and no others */
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlannedIndicatorBody)
  indicators: PlannedIndicatorBody[];
}

export class IndicatorValueBody {
  /** At the end of the period; counted up since the beginning where it is cumulative @example 1680 */
  @IsNumber(NUMBER)
  value: Decimal;

  /** @example "区统计局快报数" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  note?: string;
}

/** The filter of the list of projects, for those that have the indicators; `q` looks in the name too, `lamp` is that of the indicator. */
export class IndicatorsQuery extends IntersectionType(OmitType(ProjectFilterQuery, ['lamp', 'view']), PageQuery) {
  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;

  /** Last month of the period; default: the month before this day @example "2022-06" */
  @MayBeLeftOut()
  @Matches(MONTH, { message: 'period must be a month as 2022-06' })
  period?: string;

  /** Of the indicator */
  @MayBeLeftOut()
  @List()
  @IsIn(LAMPS, { each: true })
  lamp?: Lamp[];

  /** true: only those whose value is owed and has not come @example true */
  @Flag()
  missing?: boolean;
}

export class PlannedIndicatorAnswer {
  /** @example "公办义务教育学位" */ name: string;
  comparison: Indicator['comparison'];
  /** @example 3500 */ target: Decimal;
  /** @example "个" */ unit: string;
}

export class IndicatorProposal {
  indicators: PlannedIndicatorAnswer[];
}

export class IndicatorDefinition extends PlannedIndicatorAnswer {
  id: string;
  direction: Indicator['direction'];
  measure: Indicator['measure'];
  @ApiProperty({ ...NULLABLE_NUMBER, example: null }) baseline: number | null;
  /** What is to be reached in the end, in the unit of the values @example 3500 */ goal: Decimal;
  every: Indicator['every'];
  /** @example "2022-01" */ firstMonth: string;
  /** @example "2022-12" */ lastMonth: string;
  /** @example [10,30,30,30] */ shares: Decimal[] | null;
  /** @example 15 */ reportingDay: number;
}

export class SaidValueAnswer {
  /** @example 1600 */ value: Decimal;
  /** @example "快报数" */ note: string | null;
  /** @example "张经办" */ reportedBy: string;
  @ApiProperty({ format: 'date-time', example: '2022-07-08T09:30:00+08:00' }) reportedAt: string;
}

export class ProgressPeriodAnswer {
  /** @example "2022-06" */ period: string;
  /** @example "2022-07-15" */ owedBy: string;
  /** 应达值 @example 1750 */ expected: Decimal;
  /** 序时进度, percent @example 50 */ expectedPercent: Decimal;
  /** 实际值; null: not known @example 1680 */ actual: Decimal | null;
  /** @example 48 */ actualPercent: Decimal | null;
  /** Percentage points behind; negative when ahead @example 2 */ lag: Decimal | null;
  /** @example "区统计局快报数" */ note: string | null;
  /** @example "张经办" */ reportedBy: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2022-07-12T09:30:00+08:00' })
  reportedAt: string | null;
  /** What was said before it was corrected, latest first */ earlier: SaidValueAnswer[];
  /** Whether you may report or correct it now */ mayReport: boolean;
}

export class IndicatorAnswer extends IndicatorDefinition {
  setAt: Date;
  plannedProgress: ProgressPeriodAnswer[];
}

export class IndicatorList {
  /** Of the project, for If-Match when a value is reported @example 4 */ version: number;
  items: IndicatorAnswer[];
}

export class IndicatorProjectAnswer {
  id: string;
  /** @example "公办义务教育学位" */ title: string;
  /** @example ["办好人民满意的教育"] */ path: string[];
  @ApiProperty({ enum: PROJECT_STATES }) state: string;
  /** @example "2022-12-31" */ dueDate: string;
  leadDepartment: NamedAnswer;
}

export class IndicatorLineAnswer extends IndicatorDefinition {
  project: IndicatorProjectAnswer;
  /** Its last period that is over by the one asked for @example "2022-06" */ period: string | null;
  /** @example 1750 */ expected: Decimal | null;
  /** @example 50 */ expectedPercent: Decimal | null;
  /** The last value known by then @example 1680 */ actual: Decimal | null;
  /** Of which period it is @example "2022-06" */ actualPeriod: string | null;
  /** @example 48 */ actualPercent: Decimal | null;
  /** Percentage points behind @example 2 */ lag: Decimal | null;
  /** The value of this very period is owed and has not come */ missing: boolean;
  lamp: Lamp;
  /** Whether you may report the value of this period now */ mayReport: boolean;
}

export class IndicatorPage extends PageAnswer {
  /** The period asked for, by its last month @example "2022-06" */ period: string;
  items: IndicatorLineAnswer[];
}

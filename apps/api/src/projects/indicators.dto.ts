import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type Lamp,
  LAMPS,
  CADENCES,
  type Cadence,
  COMPARISONS,
  type Direction,
  DIRECTIONS,
  type IndicatorComparison,
  type Measure,
  MEASURES,
  PROJECT_STATES,
} from '#policies';
import { ID, PageAnswer, PageQuery } from '../http/page.dto.js';
import { NamedAnswer } from './projects.answers.js';
import { Flag, IsCivilDate, List } from './projects.dto.js';

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const NUMBER = { allowNaN: false, allowInfinity: false };
const NULLABLE_NUMBER = { type: Number, nullable: true } as const;

class PlannedIndicatorBody {
  @ApiPropertyOptional({ ...ID, description: 'Of one that is already there: its values stay' })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ example: '公办义务教育学位' })
  @IsString()
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional({ enum: COMPARISONS, default: 'at-least' })
  @IsOptional()
  @IsIn(COMPARISONS)
  comparison?: IndicatorComparison;

  @ApiProperty({ example: 3500, description: 'In the unit of the values; of grow-by and shrink-by percent' })
  @IsNumber(NUMBER)
  target: number;

  @ApiPropertyOptional({ example: '个', description: 'Of the values that are reported' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  unit?: string;

  @ApiPropertyOptional({ enum: DIRECTIONS, description: 'Is more better, or less? Default: by the comparison' })
  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: Direction;

  @ApiPropertyOptional({
    enum: MEASURES,
    description: '累计 or 水平: counted up through the year, or measured as it stands. Default: level for limits and rates',
  })
  @IsOptional()
  @IsIn(MEASURES)
  measure?: Measure;

  @ApiPropertyOptional({ example: 3000, description: '基数: what a level starts from, or what a growth is counted from' })
  @IsOptional()
  @IsNumber(NUMBER)
  baseline?: number;

  @ApiPropertyOptional({ enum: CADENCES, default: 'month', description: 'How often its value is owed' })
  @IsOptional()
  @IsIn(CADENCES)
  every?: Cadence;

  @ApiPropertyOptional({ example: '2022-01', description: 'Default: January of the year of registration' })
  @IsOptional()
  @Matches(MONTH, { message: 'firstMonth must be a month as 2022-01' })
  firstMonth?: string;

  @ApiPropertyOptional({ example: '2022-12', description: 'Default: the month of the due date' })
  @IsOptional()
  @Matches(MONTH, { message: 'lastMonth must be a month as 2022-12' })
  lastMonth?: string;

  @ApiPropertyOptional({
    type: [Number],
    example: [10, 30, 30, 30],
    description: '序时进度: part of the whole for each month, or for each quarter. Default: the same for each month',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(120)
  @IsNumber(NUMBER, { each: true })
  shares?: number[];

  @ApiPropertyOptional({ example: 15, default: 15, description: 'Day of the next month until which a value is owed' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(28)
  reportingDay?: number;
}

export class IndicatorsBody {
  @ApiProperty({ type: [PlannedIndicatorBody], description: 'These, in this order, and no others' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlannedIndicatorBody)
  indicators: PlannedIndicatorBody[];
}

export class IndicatorValueBody {
  @ApiProperty({ example: 1680, description: 'At the end of the period; counted up since the beginning where it is cumulative' })
  @IsNumber(NUMBER)
  value: number;

  @ApiPropertyOptional({ example: '区统计局快报数' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class IndicatorsQuery extends PageQuery {
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  projectId?: string;

  @ApiPropertyOptional({ ...ID, description: 'Lead department' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ example: '十项民生实事' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  series?: string;

  @ApiPropertyOptional({ example: '学位', description: 'Text in the name or in the title of the project' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ example: '2022-06', description: 'Last month of the period; default: the month before this day' })
  @IsOptional()
  @Matches(MONTH, { message: 'period must be a month as 2022-06' })
  period?: string;

  @ApiPropertyOptional({ enum: LAMPS, isArray: true })
  @IsOptional()
  @List()
  @IsIn(LAMPS, { each: true })
  lamp?: Lamp[];

  @ApiPropertyOptional({ type: Boolean, example: true, description: 'true: only those whose value is owed and has not come' })
  @Flag()
  missing?: boolean;

  @ApiPropertyOptional({ example: '2022-07-31', description: 'What was known at the end of this day; default: now' })
  @IsOptional()
  @IsCivilDate()
  asOf?: string;
}

class PlannedIndicatorAnswer {
  @ApiProperty({ example: '公办义务教育学位' }) name: string;
  @ApiProperty({ enum: COMPARISONS }) comparison: IndicatorComparison;
  @ApiProperty({ example: 3500 }) target: number;
  @ApiProperty({ example: '个' }) unit: string;
}

export class IndicatorProposal {
  @ApiProperty({ type: [PlannedIndicatorAnswer] }) indicators: PlannedIndicatorAnswer[];
}

class IndicatorDefinition extends PlannedIndicatorAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ enum: DIRECTIONS }) direction: Direction;
  @ApiProperty({ enum: MEASURES }) measure: Measure;
  @ApiProperty({ ...NULLABLE_NUMBER, example: null }) baseline: number | null;
  @ApiProperty({ example: 3500, description: 'What is to be reached in the end, in the unit of the values' }) goal: number;
  @ApiProperty({ enum: CADENCES }) every: Cadence;
  @ApiProperty({ example: '2022-01' }) firstMonth: string;
  @ApiProperty({ example: '2022-12' }) lastMonth: string;
  @ApiProperty({ type: [Number], nullable: true, example: [10, 30, 30, 30] }) shares: number[] | null;
  @ApiProperty({ example: 15 }) reportingDay: number;
}

class SaidValueAnswer {
  @ApiProperty({ example: 1600 }) value: number;
  @ApiProperty({ type: String, nullable: true, example: '快报数' }) note: string | null;
  @ApiProperty({ example: '张经办' }) reportedBy: string;
  @ApiProperty({ format: 'date-time', example: '2022-07-08T09:30:00+08:00' }) reportedAt: string;
}

class ProgressPeriodAnswer {
  @ApiProperty({ example: '2022-06' }) period: string;
  @ApiProperty({ example: '2022-07-15' }) owedBy: string;
  @ApiProperty({ example: 1750, description: '应达值' }) expected: number;
  @ApiProperty({ example: 50, description: '序时进度, percent' }) expectedPercent: number;
  @ApiProperty({ ...NULLABLE_NUMBER, example: 1680, description: '实际值; null: not known' }) actual: number | null;
  @ApiProperty({ ...NULLABLE_NUMBER, example: 48 }) actualPercent: number | null;
  @ApiProperty({ ...NULLABLE_NUMBER, example: 2, description: 'Percentage points behind; negative when ahead' }) lag:
    number | null;
  @ApiProperty({ type: String, nullable: true, example: '区统计局快报数' }) note: string | null;
  @ApiProperty({ type: String, nullable: true, example: '张经办' }) reportedBy: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: '2022-07-12T09:30:00+08:00' })
  reportedAt: string | null;
  @ApiProperty({ type: [SaidValueAnswer], description: 'What was said before it was corrected, latest first' })
  earlier: SaidValueAnswer[];
}

class IndicatorAnswer extends IndicatorDefinition {
  @ApiProperty() setAt: Date;
  @ApiProperty({ type: [ProgressPeriodAnswer] }) plannedProgress: ProgressPeriodAnswer[];
}

export class IndicatorList {
  @ApiProperty({ type: [IndicatorAnswer] }) items: IndicatorAnswer[];
}

class IndicatorProjectAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '公办义务教育学位' }) title: string;
  @ApiProperty({ example: ['办好人民满意的教育'] }) path: string[];
  @ApiProperty({ enum: PROJECT_STATES }) state: string;
  @ApiProperty({ example: '2022-12-31' }) dueDate: string;
  @ApiProperty() leadDepartment: NamedAnswer;
}

class IndicatorLineAnswer extends IndicatorDefinition {
  @ApiProperty() project: IndicatorProjectAnswer;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2022-06',
    description: 'Its last period that is over by the one asked for',
  })
  period: string | null;
  @ApiProperty({ ...NULLABLE_NUMBER, example: 1750 }) expected: number | null;
  @ApiProperty({ ...NULLABLE_NUMBER, example: 50 }) expectedPercent: number | null;
  @ApiProperty({ ...NULLABLE_NUMBER, example: 1680, description: 'The last value known by then' }) actual: number | null;
  @ApiProperty({ type: String, nullable: true, example: '2022-06', description: 'Of which period it is' })
  actualPeriod: string | null;
  @ApiProperty({ ...NULLABLE_NUMBER, example: 48 }) actualPercent: number | null;
  @ApiProperty({ ...NULLABLE_NUMBER, example: 2, description: 'Percentage points behind' }) lag: number | null;
  @ApiProperty({ description: 'The value of this very period is owed and has not come' }) missing: boolean;
  @ApiProperty({ enum: LAMPS }) lamp: Lamp;
}

export class IndicatorPage extends PageAnswer {
  @ApiProperty({ type: [IndicatorLineAnswer] }) items: IndicatorLineAnswer[];
}

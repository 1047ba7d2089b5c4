import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ProjectCondition } from './condition.js';
import { type Audience, AUDIENCES, PolicyStep } from './policy-step.js';
import { DigestRule } from './digest-rule.js';
import { ReportCadence } from './report-cadence.js';
import { WALL_TIME } from './wall-time.js';

export { AUDIENCES, isDatedAhead, PolicyStep, TRACKS, type Audience, type Track } from './policy-step.js';
export { ReportCadence } from './report-cadence.js';

const CIVIL_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Days on which nothing is sent, both included. */
export class Pause {
  @Matches(CIVIL_DATE, { message: 'pauses.from must be a date as 2022-01-28' })
  from: string;

  @Matches(CIVIL_DATE, { message: 'pauses.to must be a date as 2022-02-08' })
  to: string;

  @IsOptional()
  @IsString()
  reason?: string;
}

/** Hours in which messages may go out through any channel, Asia/Shanghai. Outside them a step waits for the next opening. */
export class SendingWindow {
  @Matches(WALL_TIME, { message: 'window.from must be a time as 09:00' })
  from: string;

  @Matches(WALL_TIME, { message: 'window.to must be a time as 18:00' })
  to: string;

  /** Default true: also wait for the next workday. */
  @IsOptional()
  @IsBoolean()
  workdaysOnly?: boolean;

  /** What falls due in a pause waits for its end. */
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => Pause)
  pauses?: Pause[];

  /** Steps of these levels go out at any hour, on any day and in a pause. Default: none. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn([0, 1, 2, 3, 4, 5], { each: true, message: 'window.exemptLevels must be among 0, 1, 2, 3, 4, 5' })
  exemptLevels?: number[];

  @IsOptional()
  @IsString()
  source?: string;
}

/** From when on a project counts as behind its expected progress. Lags in percentage points. */
export class PlannedProgressRule {
  /** Yellow from this lag on. */
  @IsInt()
  @Min(1)
  @Max(100)
  yellowLag: number;

  /** Red above this lag. */
  @IsInt()
  @Min(1)
  @Max(100)
  redLag: number;

  /** What is expected of a project without milestones: nothing, or the share of its workdays that has elapsed. */
  @IsIn(['nothing', 'workdays'], { message: 'plannedProgress.withoutMilestones must be one of nothing, workdays' })
  withoutMilestones: 'nothing' | 'workdays';

  /** A value of an indicator that is so many months late makes the project yellow, red; default 1 and 2. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(12)
  yellowMonthsLate?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(12)
  redMonthsLate?: number;

  @IsOptional()
  @IsString()
  source?: string;
}

/** When and how often a department may ask for a later date (延期), and who decides. */
export class ExtensionRule {
  /** At the latest so many workdays before the due date; 0: until the due date itself. After it nobody can ask any more. */
  @IsInt()
  @Min(0)
  @Max(60)
  latestWorkdaysBefore: number;

  /** So often at most. */
  @IsInt()
  @Min(0)
  @Max(20)
  most: number;

  @IsIn(['supervisor', 'leader'], { message: 'extension.decidedBy must be one of supervisor, leader' })
  decidedBy: 'supervisor' | 'leader';

  @IsOptional()
  @IsString()
  source?: string;
}

/** For how long a department may hold that it isn't the right one. */
export class ObjectionRule {
  /** Workdays after the assignment. */
  @IsInt()
  @Min(0)
  @Max(60)
  withinWorkdays: number;

  @IsOptional()
  @IsString()
  source?: string;
}

/** Months. 银川 2025: a statistics entry one month late is yellow, two months red. */
export const LATE_VALUE_DEFAULTS = { yellow: 1, red: 2 } as const;

/** Slips (督办单) of one colour. */
export class SlipRule {
  /** The answer is due so many workdays after the issue. */
  @IsInt()
  @Min(1)
  @Max(60)
  answerWithinWorkdays: number;

  /** Who gets it. */
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(AUDIENCES, { each: true, message: `slips.audience must be among ${AUDIENCES.join(', ')}` })
  audience: Audience[];

  @IsOptional()
  @IsString()
  source?: string;
}

/** What slips of each colour demand and whom they reach. */
export class SlipRules {
  @ValidateNested()
  @Type(() => SlipRule)
  blue: SlipRule;

  @ValidateNested()
  @Type(() => SlipRule)
  yellow: SlipRule;

  @ValidateNested()
  @Type(() => SlipRule)
  red: SlipRule;

  @IsOptional()
  @IsString()
  source?: string;
}

/** When, to whom and through what a project is urged. Versions are never changed once saved. */
export class PolicyDefinition {
  @IsString()
  @IsNotEmpty()
  title: string;

  /** For which projects it is. Left out: for those that name it; the default policy is for all that no other takes. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ProjectCondition)
  appliesTo?: ProjectCondition;

  /** Where several apply, the one with the highest number is taken; 0 when left out. */
  @IsOptional()
  @IsInt()
  @Min(-1000)
  @Max(1000)
  priority?: number;

  /** Time of day at which steps fall due, Asia/Shanghai; inside the window. */
  @Matches(WALL_TIME, { message: 'sendAt must be a time as 09:00' })
  sendAt: string;

  @ValidateNested()
  @Type(() => SendingWindow)
  window: SendingWindow;

  @IsOptional()
  @ValidateNested()
  @Type(() => DigestRule)
  digest?: DigestRule;

  @ValidateNested()
  @Type(() => ReportCadence)
  report: ReportCadence;

  @IsOptional()
  @ValidateNested()
  @Type(() => PlannedProgressRule)
  plannedProgress?: PlannedProgressRule;

  @IsOptional()
  @ValidateNested()
  @Type(() => ExtensionRule)
  extension?: ExtensionRule;

  @IsOptional()
  @ValidateNested()
  @Type(() => ObjectionRule)
  objection?: ObjectionRule;

  @IsOptional()
  @ValidateNested()
  @Type(() => SlipRules)
  slips?: SlipRules;

  @IsInt()
  @Min(0)
  shortBelowWorkdays: number;

  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => PolicyStep)
  steps: PolicyStep[];
}

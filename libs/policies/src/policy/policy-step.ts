import { PERSONAL_CHANNELS } from './personal-channels.js';
import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { StepCondition } from './condition.js';

/**
 * What a step's offset counts from. Of a project: due date, assignment, report date, completion request, a department's request or
 * objection, the earliest milestone that is not reached, and the day on which the answer to a slip of each colour is due. Of a department
 * that helps: assignment, report date, due date. Of a blocker: the day it was raised, while nobody has it; the day by which it is to be
 * resolved. Of a department that was called in: the days by which it signs and answers.
 * Of an instruction of a leader: the day by which it is to be answered.
 */
export const TRACKS = [
  'deadline',
  'acknowledgement',
  'report',
  'review',
  'decision',
  'milestone',
  'blue-slip',
  'yellow-slip',
  'red-slip',
  'helper-acknowledgement',
  'helper-report',
  'helper-deadline',
  'blocker-assignment',
  'blocker-resolution',
  'call-in-acknowledgement',
  'call-in-answer',
  'instruction-answer',
] as const;
export type Track = (typeof TRACKS)[number];

/** Tracks whose date is known ahead of time, so that steps may come before it. */
const DATED_AHEAD: ReadonlySet<Track> = new Set([
  'deadline',
  'milestone',
  'helper-deadline',
  'blocker-resolution',
  'call-in-acknowledgement',
  'call-in-answer',
  'instruction-answer',
]);

export function isDatedAhead(track: Track): boolean {
  return DATED_AHEAD.has(track);
}

/**
 * Whom a step may mean. `helper-…`: all departments that help; on the tracks of helpers the one whose part it is. `assignee-…`: the
 * department that owes what the track is about (lead, helper, called in, to resolve the blocker); a person who was named for it alone.
 * Officers of the lead department are those who are named for the project (责任人, 联络员), where any are. `named-people`: these, as well;
 * `named-leaders`: 责任领导, or else the head of the lead department.
 */
export const AUDIENCES = [
  'lead-officers',
  'lead-head',
  'named-people',
  'named-leaders',
  'helper-officers',
  'helper-heads',
  'assignee-officers',
  'assignee-head',
  'supervisors',
  'leader',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Channels to a person, and `robot`: the group chat of the department, or that of the supervisors. */
const CHANNELS = [...PERSONAL_CHANNELS, 'robot'];

/** One step of escalation: when, to whom, through what, at which level, and on what condition. */
export class PolicyStep {
  @IsString()
  @Matches(/^[a-z0-9-]{1,40}$/, { message: 'steps.key must be lower-case letters, digits and dashes' })
  key: string;

  @IsIn(TRACKS, { message: `steps.track must be one of ${TRACKS.join(', ')}` })
  track: Track;

  /** Long items, short ones (fewer workdays than `shortBelowWorkdays` from registration to the due date), or any. */
  @IsIn(['long', 'short', 'any'], { message: 'steps.for must be one of long, short, any' })
  for: 'long' | 'short' | 'any';

  /** Days before (negative) or after the anchor of the track. */
  @IsOptional()
  @IsInt()
  @Min(-366)
  @Max(366)
  offset?: number;

  @IsOptional()
  @IsIn(['day', 'workday'], { message: 'steps.unit must be one of day, workday' })
  unit?: 'day' | 'workday';

  /** Instead of an offset: this part of the workdays from registration to the due date. */
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(0.99)
  fraction?: number;

  /** Comes again every so many workdays, until the project leaves the track. */
  @IsOptional()
  @IsInt()
  @Min(1, { message: 'steps.repeatEvery must be at least 1 workday' })
  @Max(250)
  repeatEvery?: number;

  /** So often at most, the first time not counted. Left out: 60 times. */
  @IsOptional()
  @IsInt()
  @Min(1, { message: 'steps.repeatAtMost must be at least 1' })
  @Max(250)
  repeatAtMost?: number;

  /** Asked when the step falls due; where it doesn't hold the step is skipped, and the history says why. */
  @IsOptional()
  @ValidateNested()
  @Type(() => StepCondition)
  when?: StepCondition;

  /** 0 提醒, 1 催办, 2 督办(黄), 3 督办(红), 4 通报, 5 约谈; 4 and 5 are only drafted for a person. */
  @IsInt()
  @Min(0)
  @Max(5)
  level: number;

  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(AUDIENCES, { each: true, message: `steps.audience must be among ${AUDIENCES.join(', ')}` })
  audience: Audience[];

  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true, message: `steps.channels must be among ${CHANNELS.join(', ')}` })
  channels: string[];

  /** The public rule or peer that the number follows. */
  @IsOptional()
  @IsString()
  source?: string;
}

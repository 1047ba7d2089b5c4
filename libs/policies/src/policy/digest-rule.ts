import { ArrayNotEmpty, ArrayUnique, IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { WALL_TIME } from './wall-time.js';

/** Levels that may wait for the morning; what is only drafted (4, 5) goes to a few people and is not gathered. */
const GATHERABLE = [0, 1, 2, 3];

/** What is gathered into one message a person a morning (每日汇总). Left out of a policy: every step is sent by itself. */
export class DigestRule {
  /** Steps of these levels are gathered; all others go out at once. */
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(GATHERABLE, { each: true, message: `digest.levels must be among ${GATHERABLE.join(', ')}` })
  levels: number[];

  /** Time of day at which the message goes out, Asia/Shanghai; after `sendAt`, inside the window. */
  @Matches(WALL_TIME, { message: 'digest.at must be a time as 09:15' })
  at: string;

  @IsOptional()
  @IsString()
  source?: string;
}

import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class UnmatchedNameBody {
  /** As the projects have it @example "碧道专班" */
  @IsString()
  @MaxLength(200)
  name: string;

  /** Departments that it means */
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  departmentIds: string[];
}

export class MatchNamesBody {
  /** Default: what today’s roster says, with its aliases and groups */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => UnmatchedNameBody)
  names?: UnmatchedNameBody[];
}

export class UnmatchedProjectNameAnswer {
  /** @example "碧道专班" */ name: string;
  /** What it means by today’s roster; empty while it means nothing */ departmentIds: string[];
  projectIds: string[];
}

export class UnmatchedProjectNameList {
  items: UnmatchedProjectNameAnswer[];
}

export class MatchedNamesAnswer {
  /** How many projects changed @example 30 */ changed: number;
}

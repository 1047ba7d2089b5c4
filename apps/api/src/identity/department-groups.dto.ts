import { PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

export class DepartmentGroupBody {
  /** What plans and ledgers write @example "各镇街" */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** Other words for the same departments @example ["各街镇"] */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  aliases?: string[];

  /** Which departments it stands for */
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  departmentIds: string[];
}

export class DepartmentGroupChange extends PartialType(DepartmentGroupBody) {}

export class DepartmentGroupAnswer {
  id: string;
  /** @example "各镇街" */ name: string;
  /** @example ["各街镇"] */ aliases: string[];
  departmentIds: string[];
}

export class DepartmentGroupList {
  items: DepartmentGroupAnswer[];
}

import { ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { MIN_PASSWORD_LENGTH, type Role, ROLES } from '#identity';
import { Flag } from '../http/input/query-parameters.js';
import { MayBeLeftOut, MayBeNull } from '../http/input/optional-fields.js';

export class LoginBody {
  /** @example "ducha" */
  @IsString()
  @MaxLength(100)
  login: string;

  /** @example "duban-2022" */
  @IsString()
  @MaxLength(200)
  password: string;
}

export class PasswordChangeBody {
  /** @example "duban-demo-2022" */
  @IsString()
  @MaxLength(200)
  currentPassword: string;

  /** At least 10 characters, none that is tried first: no common password, name, date or row of keys. @example "qing-wa-hui-tiao" */
  @IsString()
  @MinLength(MIN_PASSWORD_LENGTH)
  @MaxLength(200)
  newPassword: string;
}

export class LeaderInChargeBody {
  /** Somebody of the role leader */
  @IsUUID()
  personId: string;

  /** 分管领域: words that stand in the text of tasks. Default: none, of all the rest @example ["招商","工业"] */
  @MayBeLeftOut()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(50, { each: true })
  @ArrayMaxSize(50)
  fields?: string[];
}

export class LeadersInChargeBody {
  /** The whole list, the first is asked first; none: nobody is in charge */
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique(({ personId }: LeaderInChargeBody) => personId)
  @ValidateNested({ each: true })
  @Type(() => LeaderInChargeBody)
  leaders: LeaderInChargeBody[];
}

export class DepartmentBody {
  /** Short stable name for files and programs. @example "kechuang" */
  @Matches(/^[A-Za-z0-9_-]{1,40}$/, { message: 'code has 1 to 40 letters, digits, hyphens or underscores' })
  code: string;

  /** @example "科技创新局" */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** @example "科创局" */
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  shortName: string;

  /** Other names that documents use. @example ["科技局"] */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  aliases?: string[];

  /** 职责 @example "创新政策、研发机构、成果转化" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  duties?: string;
}

export class DepartmentChange extends PartialType(DepartmentBody, { skipNullProperties: false }) {}

export class PeopleNamesQuery {
  /** Part of the name or the login @example "余" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  q?: string;

  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  @MayBeLeftOut()
  @IsIn(ROLES)
  role?: Role;
}

export class ListPeopleQuery {
  /** nextCursor of the page before. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 200 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /** @example "0190f3a2-5f6b-7cde-8a01-23456789abcd" */
  @MayBeLeftOut()
  @IsUUID()
  departmentId?: string;

  /** Part of the name, the login or the e-mail @example "余" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(100)
  q?: string;

  /** @example "officer" */
  @MayBeLeftOut()
  @IsIn(ROLES)
  role?: Role;

  /** false: those who have left. Default: all @example true */
  @Flag()
  active?: boolean;
}

export class PersonFields {
  /** @example "陈思远" */
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  name: string;

  @ApiPropertyOptional({ example: 'chen.siyuan@example.invalid', nullable: true, type: String })
  @MayBeNull()
  @IsEmail()
  email?: string | null;

  /** @example "13800000000" */
  @MayBeNull()
  @IsString()
  @MaxLength(30)
  phone?: string | null;

  /** 职务 @example "规划科科长" */
  @MayBeNull()
  @IsString()
  @MaxLength(100)
  post?: string | null;

  /** admin 管理员, supervisor 督查, leader 分管领导, officer 经办人 @example "officer" */
  @IsIn(ROLES)
  role: Role;

  /** 部门负责人 @example true */
  @MayBeLeftOut()
  @IsBoolean()
  isHead?: boolean;

  /** Nobody can log in without one. It ends all sessions of the person, who chooses another one at the next login. At least 10 characters, none that is tried first. @example "qing-wa-hui-tiao" */
  @MayBeLeftOut()
  @IsString()
  @MinLength(MIN_PASSWORD_LENGTH)
  @MaxLength(200)
  password?: string;
}

export class PlacedPersonFields extends PersonFields {
  /** Needed for officers. @example "0190f3a2-5f6b-7cde-8a01-23456789abcd" */
  @MayBeNull()
  @IsUUID()
  departmentId?: string | null;
}

const LOGIN = /^[A-Za-z0-9._@-]{1,100}$/;
const LOGIN_MESSAGE = { message: 'login has 1 to 100 letters, digits, dots, hyphens, underscores or @' };

export class PersonBody extends PlacedPersonFields {
  /** @example "chensiyuan" */
  @Matches(LOGIN, LOGIN_MESSAGE)
  login: string;
}

export class PersonChangeBody extends PartialType(PlacedPersonFields, { skipNullProperties: false }) {
  /** false takes the way in away at once. @example false */
  @MayBeLeftOut()
  @IsBoolean()
  active?: boolean;
}

export class RosterPersonBody extends PersonFields {
  /** @example "chensiyuan" */
  @Matches(LOGIN, LOGIN_MESSAGE)
  login: string;

  /** @example "kechuang" */
  @MayBeNull()
  @IsString()
  @MaxLength(40)
  departmentCode?: string | null;
}

export class RosterLeaderBody {
  /** Of a person of the role leader @example "leader4" */
  @Matches(LOGIN, LOGIN_MESSAGE)
  login: string;

  /** 分管领域. Default: none, of all the rest @example ["招商","工业"] */
  @MayBeLeftOut()
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(50, { each: true })
  @ArrayMaxSize(50)
  fields?: string[];
}

export class RosterDepartmentBody extends DepartmentBody {
  /** 分管领导, the first is asked first. Left out: they stay as they are */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique(({ login }: RosterLeaderBody) => login)
  @ValidateNested({ each: true })
  @Type(() => RosterLeaderBody)
  leaders?: RosterLeaderBody[];
}

export class RosterBody {
  @IsArray()
  @ArrayMaxSize(1000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RosterDepartmentBody)
  departments: RosterDepartmentBody[];

  @IsArray()
  @ArrayMaxSize(1000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RosterPersonBody)
  people: RosterPersonBody[];
}

export class ApiKeyBody {
  /** @example "园区协同办公平台" */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** @example "supervisor" */
  @IsIn(ROLES)
  role: Role;

  /** Needed with the role officer. @example "0190f3a2-5f6b-7cde-8a01-23456789abcd" */
  @MayBeNull()
  @IsUUID()
  departmentId?: string | null;
}

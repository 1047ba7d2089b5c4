import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { type Role, ROLES } from '#identity';
import { MayBeLeftOut, MayBeNull } from '../http/optional-fields.js';

const DEPARTMENT_ID = '0190f3a2-5f6b-7cde-8a01-23456789abcd';
const MIN_PASSWORD = 8;

export class LoginBody {
  @ApiProperty({ example: 'ducha' })
  @IsString()
  @MaxLength(100)
  login: string;

  @ApiProperty({ example: 'duban-2022' })
  @IsString()
  @MaxLength(200)
  password: string;
}

export class DepartmentBody {
  @ApiProperty({ example: 'kechuang', description: 'Short stable name for files and programs.' })
  @Matches(/^[A-Za-z0-9_-]{1,40}$/, { message: 'code has 1 to 40 letters, digits, hyphens or underscores' })
  code: string;

  @ApiProperty({ example: '科技创新局' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiProperty({ example: '科创局' })
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  shortName: string;

  @ApiPropertyOptional({ example: ['科技局'], description: 'Other names that documents use.' })
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  aliases?: string[];

  @ApiPropertyOptional({ example: '创新政策、研发机构、成果转化', description: '职责' })
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  duties?: string;
}

export class DepartmentChange extends PartialType(DepartmentBody, { skipNullProperties: false }) {}

export class ListPeopleQuery {
  @ApiPropertyOptional({ description: 'nextCursor of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 200 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ example: DEPARTMENT_ID })
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

class PersonFields {
  @ApiProperty({ example: '陈思远' })
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  name: string;

  @ApiPropertyOptional({ example: 'chen.siyuan@example.invalid', nullable: true, type: String })
  @MayBeNull()
  @IsEmail()
  email?: string | null;

  @ApiPropertyOptional({ example: '13800000000', nullable: true, type: String })
  @MayBeNull()
  @IsString()
  @MaxLength(30)
  phone?: string | null;

  @ApiProperty({ enum: ROLES, example: 'officer', description: 'admin 管理员, supervisor 督查, leader 分管领导, officer 经办人' })
  @IsIn(ROLES)
  role: Role;

  @ApiPropertyOptional({ example: true, description: '部门负责人' })
  @MayBeLeftOut()
  @IsBoolean()
  isHead?: boolean;

  @ApiPropertyOptional({
    minLength: MIN_PASSWORD,
    example: 'song-shan-hu-22',
    description: 'Nobody can log in without one. A new one ends all sessions of the person.',
  })
  @MayBeLeftOut()
  @IsString()
  @MinLength(MIN_PASSWORD)
  @MaxLength(200)
  password?: string;
}

class PlacedPersonFields extends PersonFields {
  @ApiPropertyOptional({ example: DEPARTMENT_ID, nullable: true, type: String, description: 'Needed for officers.' })
  @MayBeNull()
  @IsUUID()
  departmentId?: string | null;
}

const LOGIN = /^[A-Za-z0-9._@-]{1,100}$/;
const LOGIN_MESSAGE = { message: 'login has 1 to 100 letters, digits, dots, hyphens, underscores or @' };

export class PersonBody extends PlacedPersonFields {
  @ApiProperty({ example: 'chensiyuan' })
  @Matches(LOGIN, LOGIN_MESSAGE)
  login: string;
}

export class PersonChangeBody extends PartialType(PlacedPersonFields, { skipNullProperties: false }) {
  @ApiPropertyOptional({ example: false, description: 'false takes the way in away at once.' })
  @MayBeLeftOut()
  @IsBoolean()
  active?: boolean;
}

export class RosterPersonBody extends PersonFields {
  @ApiProperty({ example: 'chensiyuan' })
  @Matches(LOGIN, LOGIN_MESSAGE)
  login: string;

  @ApiPropertyOptional({ example: 'kechuang', nullable: true, type: String })
  @MayBeNull()
  @IsString()
  @MaxLength(40)
  departmentCode?: string | null;
}

export class RosterBody {
  @ApiProperty({ type: [DepartmentBody] })
  @IsArray()
  @ArrayMaxSize(2000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DepartmentBody)
  departments: DepartmentBody[];

  @ApiProperty({ type: [RosterPersonBody] })
  @IsArray()
  @ArrayMaxSize(20_000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => RosterPersonBody)
  people: RosterPersonBody[];
}

export class ApiKeyBody {
  @ApiProperty({ example: '园区协同办公平台' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiProperty({ enum: ROLES, example: 'supervisor' })
  @IsIn(ROLES)
  role: Role;

  @ApiPropertyOptional({ example: DEPARTMENT_ID, nullable: true, type: String, description: 'Needed with the role officer.' })
  @MayBeNull()
  @IsUUID()
  departmentId?: string | null;
}

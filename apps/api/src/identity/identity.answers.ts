import { ApiProperty } from '@nestjs/swagger';
import { type Role, ROLES } from '#identity';

// What the routes of identity answer; classes, because OpenAPI is made of them.

const ID = { format: 'uuid', example: '0190f3a2-5f6b-7cde-8a01-23456789abcd' };
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class ActorAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '陈思远' }) name: string;
  @ApiProperty({ enum: ['person', 'api-key'] }) kind: 'person' | 'api-key';
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ ...ID, ...NULLABLE_TEXT }) departmentId: string | null;
}

export class SessionAnswer {
  @ApiProperty({ example: 'dbt_…', description: 'For the header Authorization: Bearer <token>.' }) token: string;
  @ApiProperty() expiresAt: Date;
  @ApiProperty() actor: ActorAnswer;
}

export class DepartmentAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'kechuang' }) code: string;
  @ApiProperty({ example: '科技创新局' }) name: string;
  @ApiProperty({ example: '科创局' }) shortName: string;
  @ApiProperty({ example: ['科技局'] }) aliases: string[];
  @ApiProperty({ example: '创新政策、研发机构、成果转化' }) duties: string;
}

export class DepartmentList {
  @ApiProperty({ type: [DepartmentAnswer] }) items: DepartmentAnswer[];
}

export class PersonAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'chensiyuan' }) login: string;
  @ApiProperty({ example: '陈思远' }) name: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: 'chensiyuan@example.invalid' }) email: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, example: '13800000000' }) phone: string | null;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ ...ID, ...NULLABLE_TEXT }) departmentId: string | null;
  @ApiProperty({ description: '部门负责人' }) isHead: boolean;
  @ApiProperty() active: boolean;
}

export class PeoplePage {
  @ApiProperty({ type: [PersonAnswer] }) items: PersonAnswer[];
  @ApiProperty({ ...NULLABLE_TEXT, example: 'WyJjaGVuc2l5dWFuIl0' }) nextCursor: string | null;
}

export class RosterAnswer {
  @ApiProperty({ example: 18 }) departments: number;
  @ApiProperty({ example: 42 }) people: number;
}

export class ApiKeyAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '园区协同办公平台' }) name: string;
  @ApiProperty({ description: 'Its last four characters.', example: 'x7Qa' }) hint: string;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ ...ID, ...NULLABLE_TEXT }) departmentId: string | null;
  @ApiProperty() createdAt: Date;
  @ApiProperty({ type: Date, nullable: true }) revokedAt: Date | null;
}

export class NewApiKeyAnswer extends ApiKeyAnswer {
  @ApiProperty({ example: 'dbk_…', description: 'The key itself. Answered this once and never again.' }) key: string;
}

export class ApiKeyList {
  @ApiProperty({ type: [ApiKeyAnswer] }) items: ApiKeyAnswer[];
}

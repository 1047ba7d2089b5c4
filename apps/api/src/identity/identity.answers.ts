import { ApiProperty } from '@nestjs/swagger';
import { type Ability, type Role } from '#identity';
import { PreferencesAnswer } from './preferences.dto.js';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class ActorAnswer {
  id: string;
  /** @example "陈思远" */ name: string;
  kind: 'person' | 'api-key';
  role: Role;
  departmentId: string | null;
}

export class MeAnswer extends ActorAnswer {
  /** @example "科技创新局" */ departmentName: string | null;
  /** 部门负责人 */ isHead: boolean;
  /** What the role allows. @example ["project.handle"] */ abilities: Ability[];
  /** Then everything else is refused until POST /v1/me/password. */ mustChangePassword: boolean;
  /** Of messages and pages, as the person has chosen. */ language: 'zh-CN' | 'en';
  /** The time in which the data live: that of a demonstration is another one. */ now: Date;
  /** The civil date of `now` in China. @example "2022-10-10" */ today: string;
  isDemonstration: boolean;
  /** How the pages look; with the first answer, so that none is drawn twice. */ preferences: PreferencesAnswer;
  /** What links in messages begin with. @example "https://duban.example.gov.cn" */ publicUrl: string;
}

export class SessionAnswer {
  @ApiProperty({ example: 'dbt_…', description: 'For the header Authorization: Bearer <token>.' }) token: string;
  expiresAt: Date;
  /** Somebody else knows the password: everything is refused until POST /v1/me/password. */ mustChangePassword: boolean;
  actor: ActorAnswer;
}

export class OwnLoginAnswer {
  id: string;
  /** From where it came. @example "10.20.3.4" */ address: string | null;
  /** The program, as it calls itself. @example "Mozilla/5.0" */ client: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** The one that asks */ isCurrent: boolean;
}

export class OwnLoginList {
  items: OwnLoginAnswer[];
}

export class LeaderInChargeAnswer {
  id: string;
  /** @example "马副主任" */ name: string;
  /** 分管领域; none: of all the rest @example ["招商","工业"] */ fields: string[];
}

export class DepartmentAnswer {
  id: string;
  /** @example "kechuang" */ code: string;
  /** @example "科技创新局" */ name: string;
  /** @example "科创局" */ shortName: string;
  /** @example ["科技局"] */ aliases: string[];
  /** @example "创新政策、研发机构、成果转化" */ duties: string;
  /** 分管领导, the first is asked first */ leaders: LeaderInChargeAnswer[];
}

export class DepartmentList {
  items: DepartmentAnswer[];
}

export class PersonAnswer {
  id: string;
  /** @example "chensiyuan" */ login: string;
  /** @example "陈思远" */ name: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: 'chensiyuan@example.invalid' }) email: string | null;
  /** @example "13800000000" */ phone: string | null;
  /** 职务 @example "规划科科长" */ post: string | null;
  role: Role;
  departmentId: string | null;
  /** 部门负责人 */ isHead: boolean;
  active: boolean;
  /** Somebody else knows the password; it is changed at the next login. */ mustChangePassword: boolean;
}

export class PeoplePage {
  items: PersonAnswer[];
  /** @example "WyJjaGVuc2l5dWFuIl0" */ nextCursor: string | null;
}

export class RosterAnswer {
  /** @example 18 */ departments: number;
  /** @example 42 */ people: number;
}

export class ApiKeyAnswer {
  id: string;
  /** @example "园区协同办公平台" */ name: string;
  /** Its last four characters. @example "x7Qa" */ hint: string;
  role: Role;
  departmentId: string | null;
  createdAt: Date;
  revokedAt: Date | null;
}

export class NewApiKeyAnswer extends ApiKeyAnswer {
  /** The key itself. Answered this once and never again. @example "dbk_…" */ key: string;
}

export class ApiKeyList {
  items: ApiKeyAnswer[];
}

export class DepartmentNameAnswer {
  id: string;
  /** @example "生态环境分局" */ name: string;
}

/** Somebody who can be named. */
export class PersonNameAnswer {
  id: string;
  /** @example "余秋月" */ name: string;
  role: Role;
  department: DepartmentNameAnswer | null;
}

export class PersonNameList {
  /** At most 50, by name */ items: PersonNameAnswer[];
}

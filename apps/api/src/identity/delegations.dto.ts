import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { ID, PageAnswer } from '../http/input/page.dto.js';
import { NamedAnswer } from '../projects/projects.answers.js';
import { IsCivilDate } from '../projects/projects.dto.js';

export class DelegationBody {
  @ApiProperty({ ...ID, description: 'Who stands in; `GET /v1/people/{id}/deputies` says who may' })
  @IsUUID()
  deputyId: string;

  /** First day away @example "2022-05-09" */
  @IsCivilDate()
  from: string;

  /** Last day away, included @example "2022-05-13" */
  @IsCivilDate()
  to: string;

  /** Read by the person and whoever reads the roster; no event carries it @example "外出培训" */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  reason: string;
}

export class DelegationAnswer {
  id: string;
  person: NamedAnswer;
  deputy: NamedAnswer;
  /** @example "2022-05-09" */ from: string;
  /** @example "2022-05-13" */ to: string;
  /** @example "外出培训" */ reason: string;
  /** @example "陈思远" */ setByName: string;
  createdAt: Date;
  /** Ended early */ endedAt: Date | null;
  /** @example "陈思远" */ endedByName: string | null;
}

export class DelegationPage extends PageAnswer {
  items: DelegationAnswer[];
}

export class DeputyList {
  items: NamedAnswer[];
}

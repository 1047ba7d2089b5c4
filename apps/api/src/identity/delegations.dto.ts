import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { ID, PageAnswer } from '../http/page.dto.js';
import { NamedAnswer } from '../projects/projects.answers.js';
import { IsCivilDate } from '../projects/projects.dto.js';

export class DelegationBody {
  @ApiProperty({ ...ID, description: 'Who stands in; `GET /v1/people/{id}/deputies` says who may' })
  @IsUUID()
  deputyId: string;

  @ApiProperty({ example: '2022-05-09', description: 'First day away' })
  @IsCivilDate()
  from: string;

  @ApiProperty({ example: '2022-05-13', description: 'Last day away, included' })
  @IsCivilDate()
  to: string;

  @ApiProperty({ example: '外出培训', description: 'Read by the person and whoever reads the roster; no event carries it' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  reason: string;
}

export class DelegationAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty() person: NamedAnswer;
  @ApiProperty() deputy: NamedAnswer;
  @ApiProperty({ example: '2022-05-09' }) from: string;
  @ApiProperty({ example: '2022-05-13' }) to: string;
  @ApiProperty({ example: '外出培训' }) reason: string;
  @ApiProperty({ example: '陈思远' }) setByName: string;
  @ApiProperty() createdAt: Date;
  @ApiProperty({ type: Date, nullable: true, description: 'Ended early' }) endedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, example: '陈思远' }) endedByName: string | null;
}

export class DelegationPage extends PageAnswer {
  @ApiProperty({ type: [DelegationAnswer] }) items: DelegationAnswer[];
}

export class DeputyList {
  @ApiProperty({ type: [NamedAnswer] }) items: NamedAnswer[];
}

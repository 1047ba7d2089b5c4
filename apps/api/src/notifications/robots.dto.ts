import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut, MayBeNull } from '../http/input/optional-fields.js';
import { type Language, LANGUAGES, ROBOT_VENDORS } from '#notifications';
import { ID } from '../http/input/page.dto.js';

const VENDORS = ROBOT_VENDORS.map(({ name }) => name);

export class RobotBody {
  /** @example "生态环境局工作群" */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiProperty({ enum: VENDORS, description: '企业微信, 钉钉 or 飞书' })
  @IsIn(VENDORS)
  vendor: string;

  /**
   * As the settings of the group show it; sealed, never answered again
   * @example "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
   */
  @IsString()
  @MaxLength(2000)
  url: string;

  /** Secret of the signature (加签), where the robot has one @example "SEC000" */
  @MayBeNull()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  secret?: string | null;

  /** Whose group it is; null for the group of the supervisors */
  @MayBeNull()
  @IsUUID()
  departmentId?: string | null;

  /** Default: zh-CN */
  @MayBeLeftOut()
  @IsIn(LANGUAGES)
  language?: Language;
}

export class RobotChangeBody extends PartialType(OmitType(RobotBody, ['vendor'] as const), { skipNullProperties: false }) {
  @MayBeLeftOut()
  @IsBoolean()
  active?: boolean;
}

export class RobotAnswer {
  id: string;
  /** @example "生态环境局工作群" */ name: string;
  @ApiProperty({ enum: VENDORS }) vendor: string;
  /** Whose group it is; null for the group of the supervisors */ departmentId: string | null;
  @ApiProperty({ enum: LANGUAGES }) language: string;
  /** Enough of the address to tell two apart @example "qyapi.weixin.qq.com …5aaa" */ addressHint: string;
  /** Messages are signed with its secret */ signed: boolean;
  active: boolean;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why Duban switched it off' }) disabledReason:
    string | null;
  createdAt: Date;
  /** @example 1 */ version: number;
}

export class RobotList {
  items: RobotAnswer[];
}

export class TestMessageAnswer {
  @ApiProperty({ ...ID, description: 'GET /v1/deliveries/{deliveryId} says what came of it' }) deliveryId: string;
}

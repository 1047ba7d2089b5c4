import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut, MayBeNull } from '../http/optional-fields.js';
import { type Language, LANGUAGES, ROBOT_VENDORS } from '#delivery';
import { ID } from '../http/page.dto.js';

const VENDORS = ROBOT_VENDORS.map(({ name }) => name);
const DEPARTMENT = {
  ...ID,
  type: String,
  nullable: true,
  description: 'Whose group it is; null for the group of the supervisors',
};

export class RobotBody {
  @ApiProperty({ example: '生态环境局工作群' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiProperty({ enum: VENDORS, description: '企业微信, 钉钉 or 飞书' })
  @IsIn(VENDORS)
  vendor: string;

  @ApiProperty({
    example: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa',
    description: 'As the settings of the group show it; sealed, never answered again',
  })
  @IsString()
  @MaxLength(2000)
  url: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'SEC000',
    description: 'Secret of the signature (加签), where the robot has one',
  })
  @MayBeNull()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  secret?: string | null;

  @ApiPropertyOptional(DEPARTMENT)
  @MayBeNull()
  @IsUUID()
  departmentId?: string | null;

  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh-CN' })
  @MayBeLeftOut()
  @IsIn(LANGUAGES)
  language?: Language;
}

export class RobotChangeBody extends PartialType(OmitType(RobotBody, ['vendor'] as const), { skipNullProperties: false }) {
  @ApiPropertyOptional()
  @MayBeLeftOut()
  @IsBoolean()
  active?: boolean;
}

export class RobotAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: '生态环境局工作群' }) name: string;
  @ApiProperty({ enum: VENDORS }) vendor: string;
  @ApiProperty(DEPARTMENT) departmentId: string | null;
  @ApiProperty({ enum: LANGUAGES }) language: string;
  @ApiProperty({ example: 'qyapi.weixin.qq.com …5aaa', description: 'Enough of the address to tell two apart' })
  addressHint: string;
  @ApiProperty({ description: 'Messages are signed with its secret' }) signed: boolean;
  @ApiProperty() active: boolean;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why Duban switched it off' }) disabledReason:
    string | null;
  @ApiProperty() createdAt: Date;
  @ApiProperty({ example: 1 }) version: number;
}

export class RobotList {
  @ApiProperty({ type: [RobotAnswer] }) items: RobotAnswer[];
}

export class TestMessageAnswer {
  @ApiProperty({ ...ID, description: 'GET /v1/deliveries/{deliveryId} says what came of it' }) deliveryId: string;
}

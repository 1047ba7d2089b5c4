import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { GAPS, type Gap, type Language, LANGUAGES, type Obstacle, OBSTACLES } from '#delivery';
import { PERSONAL_CHANNELS, type PersonalChannel, AUDIENCES, type Audience } from '#policies';
import { type Role, ROLES } from '#identity';
import { ID, PageAnswer, PageQuery } from '../http/page.dto.js';

const CHANNELS = {
  enum: PERSONAL_CHANNELS,
  isArray: true,
  nullable: true,
  example: ['inbox', 'sms'],
  description: 'null: all that the policy allows. The inbox can not be left out',
};
const LANGUAGE = { enum: LANGUAGES, example: 'zh-CN', description: 'Of messages' };

export class ChannelChoiceBody {
  @ApiProperty(CHANNELS)
  @ValidateIf((_, value) => value !== null)
  @IsArray()
  @ArrayUnique()
  @IsIn(PERSONAL_CHANNELS, { each: true, message: `channels are among ${PERSONAL_CHANNELS.join(', ')}` })
  channels: PersonalChannel[] | null;

  @ApiProperty(LANGUAGE)
  @IsIn(LANGUAGES)
  language: Language;
}

class ChannelOptionAnswer {
  @ApiProperty({ enum: PERSONAL_CHANNELS }) channel: PersonalChannel;
  @ApiProperty({ example: true }) chosen: boolean;
  @ApiProperty({ description: 'It leads to the person', example: true }) usable: boolean;
  @ApiProperty({
    enum: GAPS,
    nullable: true,
    description: 'Why not: this installation has no such channel, or the person no address for it',
  })
  gap: Gap | null;
}

export class PersonalChannelsAnswer {
  @ApiProperty(ID) personId: string;
  @ApiProperty(CHANNELS) channels: PersonalChannel[] | null;
  @ApiProperty(LANGUAGE) language: Language;
  @ApiProperty({ example: 1, description: '0 until the first choice' }) version: number;
  @ApiProperty({ type: [ChannelOptionAnswer], description: 'Every channel to a person' }) options: ChannelOptionAnswer[];
}

export class UnreachableQuery extends PageQuery {
  @ApiPropertyOptional(ID)
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

class BlockedAnswer {
  @ApiProperty({ enum: PERSONAL_CHANNELS, example: 'email' }) channel: PersonalChannel;
  @ApiProperty({
    enum: OBSTACLES,
    example: 'no-address',
    description: 'This installation has no such channel, the person no address for it, or the person did not choose it',
  })
  obstacle: Obstacle;
}

class UnreachableAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'chensiyuan' }) login: string;
  @ApiProperty({ example: '陈思远' }) name: string;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ ...ID, type: String, nullable: true }) departmentId: string | null;
  @ApiProperty({ enum: AUDIENCES, isArray: true, description: 'As whom policies mean the person' }) audiences: Audience[];
  @ApiProperty({ type: [BlockedAnswer], description: 'Every channel besides the inbox that would be used' })
  blocked: BlockedAnswer[];
}

export class UnreachablePage extends PageAnswer {
  @ApiProperty({ type: [UnreachableAnswer] }) items: UnreachableAnswer[];
}

import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsArray, IsIn, ValidateIf } from 'class-validator';
import { GAPS, type Gap, type Language, LANGUAGES, PERSONAL_CHANNELS, type PersonalChannel } from '#delivery';
import { ID } from './page.dto.js';

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

import { ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { type Language, LANGUAGES } from '#notifications';
import { PERSONAL_CHANNELS, type PersonalChannel, type Audience } from '#policies';
import { type Role } from '#identity';
import { PageAnswer, PageQuery } from '../http/input/page.dto.js';

export class ChannelChoiceBody {
  /** null: all that the policy allows. The inbox can not be left out @example ["inbox","sms"] */
  @ValidateIf((_, value) => value !== null)
  @IsArray()
  @ArrayUnique()
  @IsIn(PERSONAL_CHANNELS, { each: true, message: `channels are among ${PERSONAL_CHANNELS.join(', ')}` })
  channels: PersonalChannel[] | null;

  /** Of messages @example "zh-CN" */
  @IsIn(LANGUAGES)
  language: Language;
}

export class ChannelOptionAnswer {
  channel: PersonalChannel;
  /** @example true */ chosen: boolean;
  /** It leads to the person @example true */ usable: boolean;
  /** Why not: this installation has no such channel, or the person no address for it */ gap: 'not-set-up' | 'no-address' | null;
}

export class PersonalChannelsAnswer {
  personId: string;
  /** null: all that the policy allows. The inbox can not be left out @example ["inbox","sms"] */
  channels: PersonalChannel[] | null;

  /** Of messages @example "zh-CN" */ language: Language;
  /** 0 until the first choice @example 1 */ version: number;
  /** Every channel to a person */ options: ChannelOptionAnswer[];
}

export class UnreachableQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

export class BlockedAnswer {
  /** @example "email" */ channel: PersonalChannel;
  /**
   * This installation has no such channel, the person no address for it, or the person did not choose it
   * @example "no-address"
   */
  obstacle: 'not-set-up' | 'no-address' | 'not-chosen';
}

export class UnreachableAnswer {
  id: string;
  /** @example "chensiyuan" */ login: string;
  /** @example "陈思远" */ name: string;
  role: Role;
  departmentId: string | null;
  /** As whom policies mean the person */ audiences: Audience[];
  /** Every channel besides the inbox that would be used */ blocked: BlockedAnswer[];
}

export class UnreachablePage extends PageAnswer {
  items: UnreachableAnswer[];
}

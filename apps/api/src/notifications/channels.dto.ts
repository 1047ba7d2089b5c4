import { ArrayUnique, IsArray, IsBoolean, IsIn, IsUUID, Matches, ValidateIf } from 'class-validator';
import { type Language, LANGUAGES } from '#notifications';
import { PERSONAL_CHANNELS, type PersonalChannel, type Audience } from '#policies';
import { type Role } from '#identity';
import { PageAnswer, PageQuery } from '../http/input/page.dto.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

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

  /**
   * What can wait comes once a day, in the message of the morning, and in the inbox at once. What you must do today never waits. Default: false
   * @example false
   */
  @MayBeLeftOut()
  @IsBoolean()
  digest?: boolean;

  /** Only the inbox gets what can wait from this time of day, Asia/Shanghai; with quietTo. Default: null, no quiet hours @example "20:00" */
  @ValidateIf(({ quietTo }: ChannelChoiceBody, value) => !isNone(value) || !isNone(quietTo))
  @Matches(TIME_OF_DAY, { message: 'quietFrom must be a time as 20:00, with quietTo' })
  quietFrom?: string | null;

  /** Until this time of day @example "08:00" */
  @ValidateIf(({ quietFrom }: ChannelChoiceBody, value) => !isNone(value) || !isNone(quietFrom))
  @Matches(TIME_OF_DAY, { message: 'quietTo must be a time as 08:00, with quietFrom' })
  quietTo?: string | null;
}

const isNone = (value: unknown): boolean => value === undefined || value === null;

export class ChannelOptionAnswer {
  channel: PersonalChannel;
  /** @example true */ chosen: boolean;
  /** It leads to the person @example true */ usable: boolean;
  /** Why not: this installation has no such channel, or the person no address for it */ gap: 'not-set-up' | 'no-address' | null;
  /** Where it leads; null: nowhere, and of the inbox, which needs none @example "13800000000" */ address: string | null;
}

export class PersonalChannelsAnswer {
  personId: string;
  /** null: all that the policy allows. The inbox can not be left out @example ["inbox","sms"] */
  channels: PersonalChannel[] | null;

  /** Of messages @example "zh-CN" */ language: Language;
  /** What can wait comes once a day @example false */ digest: boolean;
  /** No mail for what can wait from this time of day @example "20:00" */ quietFrom: string | null;
  /** Until this time of day @example "08:00" */ quietTo: string | null;
  /** 0 until the first choice @example 1 */ version: number;
  /** Every channel to a person */ options: ChannelOptionAnswer[];
}

export class UnreachableQuery extends PageQuery {
  @MayBeLeftOut()
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

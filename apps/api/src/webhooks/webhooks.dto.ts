import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { DeliveryState } from '#delivery';
import { MayBeLeftOut, MayBeNull } from '../http/input/optional-fields.js';
import { FILTER, FilterBody } from './endpoint-filter.dto.js';
import { ID, PageAnswer, PageQuery } from '../http/input/page.dto.js';
const MAX_IN_FLIGHT = { example: 4, minimum: 1, maximum: 50, description: 'Attempts under way at the same time' };
const RATE = {
  type: Number,
  nullable: true,
  example: 120,
  minimum: 1,
  maximum: 6000,
  description: 'At most so many attempts a minute, evenly spread; null: no such limit',
};
const ASYMMETRIC = {
  example: true,
  description: 'Sign with a key pair as well (v1a, Ed25519); publicKey verifies it',
};
const PUBLIC_KEY = { type: String, nullable: true, example: 'whpk_vlGGO3w8eMQT1QpmBMexGCH3sHvqe2DaZjZ3ItMe0y8=' };
const HEADERS = {
  type: 'object',
  additionalProperties: { type: 'string' },
  example: { authorization: 'Bearer 7f3a' },
  description: 'Every message carries them besides; kept sealed, never read back. Not host, content-*, webhook-* and the like',
} as const;
const STATES = ['pending', 'delivered', 'failed', 'withdrawn'];

/** How much an endpoint takes at a time. */
export class LaneBody {
  /** Attempts under way at the same time @example 4 */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  @Max(50)
  maxInFlight?: number;

  /** At most so many attempts a minute, evenly spread; null: no such limit @example 120 */
  @MayBeNull()
  @IsInt()
  @Min(1)
  @Max(6000)
  ratePerMinute?: number | null;

  /** Events about one project (plan, …) come one after the other, in the order of its history @example false */
  @MayBeLeftOut()
  @IsBoolean()
  ordered?: boolean;
}

export class EndpointBody extends LaneBody {
  /** @example "https://oa.example.com/hooks/duban" */
  @IsString()
  @MaxLength(2000)
  url: string;

  /** @example "OA 系统" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  description?: string;

  /** Exact types, or families as project.*; empty: every event @example ["project.reminded","project.escalated"] */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  eventTypes?: string[];

  /** What an event has to be about, besides its type: every member that is given has to fit, by any of its values */
  @MayBeLeftOut()
  @ValidateNested()
  @Type(() => FilterBody)
  filter?: FilterBody;

  /** whsec_ and 24 to 64 bytes in Base64; left out: a new one is made @example "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" */
  @MayBeLeftOut()
  @IsString()
  secret?: string;

  /** Sign with a key pair as well (v1a, Ed25519); publicKey verifies it. Default: false @example true */
  @MayBeLeftOut()
  @IsBoolean()
  asymmetric?: boolean;

  @ApiPropertyOptional(HEADERS)
  @MayBeLeftOut()
  @IsObject()
  headers?: Record<string, string>;
}

export class EndpointChangeBody extends LaneBody {
  /** @example "https://oa.example.com/hooks/duban" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(2000)
  url?: string;

  /** @example "OA 系统" */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(200)
  description?: string;

  /** Exact types, or families as project.*; empty: every event @example ["project.reminded","project.escalated"] */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  eventTypes?: string[];

  @ApiPropertyOptional({ type: FilterBody, nullable: true, description: `${FILTER}. All of it; {} or null lifts it` })
  @MayBeNull()
  @ValidateNested()
  @Type(() => FilterBody)
  filter?: FilterBody | null;

  @ApiPropertyOptional({ ...HEADERS, description: `${HEADERS.description}; all of them, {} for none` })
  @MayBeLeftOut()
  @IsObject()
  headers?: Record<string, string>;

  /** What is kept meanwhile goes out when it is active again */
  @MayBeLeftOut()
  @IsIn(['active', 'paused'])
  state?: 'active' | 'paused';
}

export class RotationBody {
  /** whsec_ and 24 to 64 bytes in Base64; left out: a new one is made @example "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" */
  @MayBeLeftOut()
  @IsString()
  secret?: string;

  @ApiPropertyOptional({ ...ASYMMETRIC, description: `${ASYMMETRIC.description}; left out: as before` })
  @MayBeLeftOut()
  @IsBoolean()
  asymmetric?: boolean;

  /** Hours in which the secret before is valid too; 0 ends all secrets of before. Default: 24 @example 24 */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(720)
  overlapHours?: number;
}

export class RecoveryBody {
  /** Left out: from the first on @example "2026-03-01T00:00:00+08:00" */
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  from?: string;

  /** Left out: until now @example "2026-03-02T00:00:00+08:00" */
  @MayBeLeftOut()
  @IsISO8601({ strict: true })
  to?: string;
}

export class RecoveryAnswer {
  @ApiProperty({ ...ID, description: 'Progress: GET /v1/jobs/{jobId}' }) jobId: string;
}

export class EndpointAnswer {
  id: string;
  /** Who registered it @example "0190f3a2-5f6b-7cde-8a01-23456789abcd" */ createdBy: string | null;
  /** @example "https://oa.example.com/hooks/duban" */ url: string;
  /** @example "OA 系统" */ description: string;
  /** Exact types, or families as project.*; empty: every event @example ["project.reminded","project.escalated"] */
  eventTypes: string[];

  /** What an event has to be about, besides its type: every member that is given has to fit, by any of its values */
  filter: FilterBody;

  @ApiProperty({ enum: ['active', 'paused', 'disabled'], description: 'Paused by a person, disabled by Duban' }) state: string;
  stateSince: Date;
  @ApiProperty({ type: String, nullable: true, example: null }) disabledReason: string | null;
  @ApiProperty(MAX_IN_FLIGHT) maxInFlight: number;
  @ApiProperty(RATE) ratePerMinute: number | null;
  /** Events about one project (plan, …) come one after the other, in the order of its history @example false */
  ordered: boolean;

  @ApiProperty({ type: Date, nullable: true, example: null, description: 'It has accepted nothing since' })
  failingSince: Date | null;
  @ApiProperty({ type: Date, nullable: true, example: null, description: 'Nothing is sent until then' })
  breakerOpenUntil: Date | null;
  @ApiProperty({
    type: Date,
    nullable: true,
    example: null,
    description: 'Nothing is sent until then: the receiver asked so (429 or 503 with Retry-After)',
  })
  pausedUntil: Date | null;
  @ApiProperty({ type: Date, nullable: true, example: null, description: 'Signed with secrets of before too, until then' })
  previousSecretUntil: Date | null;
  /** Names of its own headers @example ["authorization"] */ headerNames: string[];
  /** Verifies v1a signatures; null: there are none @example "whpk_vlGGO3w8eMQT1QpmBMexGCH3sHvqe2DaZjZ3ItMe0y8=" */
  publicKey: string | null;

  @ApiProperty({ ...PUBLIC_KEY, example: null, description: 'Valid as long as the secret before' })
  previousPublicKey: string | null;
  createdAt: Date;
  /** @example 1 */ version: number;
}

export class ChangedEndpointAnswer extends EndpointAnswer {
  /** Names of headers that it carries no longer, because the address goes to another host; give their values anew @example ["authorization"] */
  droppedHeaders: string[];
}

export class NewEndpointAnswer extends EndpointAnswer {
  /** Shown once @example "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" */ secret: string;
}

export class EndpointList {
  items: EndpointAnswer[];
}

export class DeliveriesQuery extends PageQuery {
  @MayBeLeftOut()
  @IsIn(STATES)
  state?: DeliveryState;

  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;
}

export class DeliveryAnswer {
  id: string;
  /** inbox, email, sms, wecom-app, wecom-robot, dingtalk, feishu or webhook @example "inbox" */ channel: string;
  /** A person, a robot, or an endpoint */ recipientId: string;
  @ApiProperty({ type: String, nullable: true, example: 'tian@example.invalid', description: 'E-mail, mobile or user id' })
  address: string | null;
  /** The reminder or event it tells of */ sourceId: string;
  projectId: string | null;
  @ApiProperty({ enum: STATES }) state: string;
  /** The type of the event of a webhook, the title of a message @example "duban.project.reminded" */ about: string;
  /** @example 1 */ attempts: number;
  @ApiProperty({ type: Date, nullable: true, example: null, description: 'When the schedule makes the next attempt' })
  retryAt: Date | null;
  @ApiProperty({ type: String, nullable: true, example: null }) lastError: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export class DeliveryPage extends PageAnswer {
  items: DeliveryAnswer[];
}

export class AttemptAnswer {
  deliveryId: string;
  /** @example 1 */ number: number;
  startedAt: Date;
  /** @example 84 */ durationMs: number;
  @ApiProperty({ enum: ['delivered', 'failed'] }) outcome: string;
  /** @example 204 */ statusCode: number | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'What went wrong' }) detail: string | null;
  /** @example "ok" */ responseExcerpt: string | null;
  /** Asked for by hand */ manual: boolean;
}

export class DeliveryDetailAnswer extends DeliveryAnswer {
  @ApiProperty({ type: 'object', additionalProperties: true, example: { title: '【提醒】碧道建设（还有 30 天）' } })
  content: object;
  attemptLog: AttemptAnswer[];
}

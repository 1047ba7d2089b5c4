import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { MayBeLeftOut, MayBeNull } from '../http/input/optional-fields.js';
import { MESSAGE_STATES, type MessageState, REPORT_KINDS } from '#inbound';
import { PROJECT_STATES } from '#policies';
import { ID, PageAnswer, PageQuery } from '../http/input/page.dto.js';

const BODY = { 督办编号: 'DB-2022-017', 完成比例: '60%', 进展情况: '主体结构封顶', 填报时间: '2022-05-18 16:30:00' };
const MAPPING = {
  example:
    '{"project": 督办编号, "kind": "progress", "percent": $number($replace(完成比例, "%", "")), "text": 进展情况, "date": $substring(填报时间, 0, 10)}',
  description:
    'JSONata: makes of a body one report or a list of them, each with project (id, tag or title), kind (progress or completion), text, and maybe percent, problems, date; [] passes a body over',
};
const EXAMPLES = {
  type: 'array',
  items: {},
  example: [BODY],
  description: 'Bodies that the mapping has to fit; it is tried on each before it is kept',
} as const;

export class SourceBody {
  /** Under which its reports stand in the history @example "OA 系统" */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  /** Reports on the projects that this department leads; null: a source of the office, on all but confidential ones */
  @MayBeNull()
  @IsUUID()
  departmentId?: string | null;

  @ApiProperty(MAPPING)
  @IsString()
  @MinLength(1)
  @MaxLength(10_000)
  mapping: string;

  @ApiProperty(EXAMPLES)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  examples: unknown[];

  /**
   * Verify v1a signatures (Ed25519) besides the secret; two while the pair is changed
   * @example ["whpk_vlGGO3w8eMQT1QpmBMexGCH3sHvqe2DaZjZ3ItMe0y8="]
   */
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(2)
  @IsString({ each: true })
  publicKeys?: string[];

  /** whsec_ and 24 to 64 bytes in Base64; left out: a new one is made @example "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" */
  @MayBeLeftOut()
  @IsString()
  secret?: string;
}

export class SourceChangeBody extends PartialType(OmitType(SourceBody, ['secret'] as const), { skipNullProperties: false }) {
  /** A paused source is answered with 503 and may send again later */
  @MayBeLeftOut()
  @IsIn(['active', 'paused'])
  state?: 'active' | 'paused';
}

export class SourceRotationBody {
  /** whsec_ and 24 to 64 bytes in Base64; left out: a new one is made @example "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" */
  @MayBeLeftOut()
  @IsString()
  secret?: string;

  /** How long the one before is taken too. Default: 24 @example 24 */
  @MayBeLeftOut()
  @IsInt()
  @Min(0)
  @Max(168)
  overlapHours?: number;
}

export class TryBody {
  @ApiProperty({ type: 'object', additionalProperties: true, example: BODY, description: 'As the other system would send it' })
  @IsDefined()
  body: unknown;

  @ApiPropertyOptional({ ...MAPPING, description: 'Left out: that of the source' })
  @MayBeLeftOut()
  @IsString()
  @MinLength(1)
  @MaxLength(10_000)
  mapping?: string;
}

export class SourceAnswer {
  id: string;
  /** @example "OA 系统" */ name: string;
  /** Reports on the projects that this department leads; null: a source of the office, on all but confidential ones */
  departmentId: string | null;

  @ApiProperty(MAPPING) mapping: string;
  @ApiProperty(EXAMPLES) examples: unknown[];
  /**
   * Verify v1a signatures (Ed25519) besides the secret; two while the pair is changed
   * @example ["whpk_vlGGO3w8eMQT1QpmBMexGCH3sHvqe2DaZjZ3ItMe0y8="]
   */
  publicKeys: string[];

  @ApiProperty({ enum: ['active', 'paused'] }) state: string;
  /** Until then the secret before is taken as well */ previousSecretUntil: Date | null;
  /** @example "0190f3a2-5f6b-7cde-8a01-23456789abcd" */ createdBy: string | null;
  createdAt: Date;
  /** @example 1 */ version: number;
}

export class NewSourceAnswer extends SourceAnswer {
  /** Shown once @example "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" */ secret: string;
}

export class SourceList {
  items: SourceAnswer[];
}

export class ReceiptAnswer {
  @ApiProperty({ ...ID, description: 'GET /v1/inbound-messages/{id} says what came of it' }) id: string;
  state: MessageState;
}

export class StandingAnswer {
  @ApiProperty({ enum: PROJECT_STATES }) state: string;
  /** @example 60 */ percent: number;
}

export class AppliedReportAnswer {
  projectId: string;
  /** @example "碧道建设" */ title: string;
  @ApiProperty({ enum: REPORT_KINDS }) kind: string;
  /** @example "主体结构封顶" */ text: string;
  before: StandingAnswer;
  after: StandingAnswer;
}

const REASON = {
  type: String,
  nullable: true,
  example: 'There is no project "DB-2022-017" that this source may report on.',
};

export class TryAnswer {
  reports: AppliedReportAnswer[];
  @ApiProperty({ ...REASON, description: 'Why nothing would be done; null otherwise' }) reason: string | null;
}

export class ReplayAnswer {
  /** How many are tried again @example 3 */ messages: number;
}

export class InboundMessagesQuery extends PageQuery {
  @MayBeLeftOut()
  @IsIn(MESSAGE_STATES)
  state?: MessageState;
}

export class InboundMessageAnswer {
  id: string;
  sourceId: string;
  /** @example "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W" */ webhookId: string;
  /** ignored: the mapping answered [] */ state: MessageState;
  @ApiProperty({ ...REASON, description: 'Why it failed' }) reason: string | null;
  /** What it did, in order */ reports: AppliedReportAnswer[];
  /** How often it was tried @example 1 */ tries: number;
  receivedAt: Date;
  finishedAt: Date | null;
}

export class InboundMessageDetailAnswer extends InboundMessageAnswer {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { 'webhook-timestamp': '1674087231' } })
  headers: Record<string, string>;
  @ApiProperty({ example: JSON.stringify(BODY), description: 'As it came; empty when its days are over' }) body: string;
}

export class InboundMessagePage extends PageAnswer {
  items: InboundMessageAnswer[];
}

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
import { MayBeLeftOut, MayBeNull } from '../http/optional-fields.js';
import { MESSAGE_STATES, type MessageState, REPORT_KINDS } from '#inbound';
import { PROJECT_STATES } from '#policies';
import { ID, PageAnswer, PageQuery } from '../http/page.dto.js';

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
const DEPARTMENT = {
  ...ID,
  type: String,
  nullable: true,
  description: 'Reports on the projects that this department leads; null: a source of the office, on all but confidential ones',
};
const PUBLIC_KEYS = {
  example: ['whpk_vlGGO3w8eMQT1QpmBMexGCH3sHvqe2DaZjZ3ItMe0y8='],
  description: 'Verify v1a signatures (Ed25519) besides the secret; two while the pair is changed',
};
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const GIVEN_SECRET = { example: SECRET, description: 'whsec_ and 24 to 64 bytes in Base64; left out: a new one is made' };

export class SourceBody {
  @ApiProperty({ example: 'OA 系统', description: 'Under which its reports stand in the history' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional(DEPARTMENT)
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

  @ApiPropertyOptional(PUBLIC_KEYS)
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(2)
  @IsString({ each: true })
  publicKeys?: string[];

  @ApiPropertyOptional(GIVEN_SECRET)
  @MayBeLeftOut()
  @IsString()
  secret?: string;
}

export class SourceChangeBody extends PartialType(OmitType(SourceBody, ['secret'] as const), { skipNullProperties: false }) {
  @ApiPropertyOptional({
    enum: ['active', 'paused'],
    description: 'A paused source is answered with 503 and may send again later',
  })
  @MayBeLeftOut()
  @IsIn(['active', 'paused'])
  state?: 'active' | 'paused';
}

export class SourceRotationBody {
  @ApiPropertyOptional(GIVEN_SECRET)
  @MayBeLeftOut()
  @IsString()
  secret?: string;

  @ApiPropertyOptional({
    example: 24,
    default: 24,
    minimum: 0,
    maximum: 168,
    description: 'How long the one before is taken too',
  })
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
  @ApiProperty(ID) id: string;
  @ApiProperty({ example: 'OA 系统' }) name: string;
  @ApiProperty(DEPARTMENT) departmentId: string | null;
  @ApiProperty(MAPPING) mapping: string;
  @ApiProperty(EXAMPLES) examples: unknown[];
  @ApiProperty(PUBLIC_KEYS) publicKeys: string[];
  @ApiProperty({ enum: ['active', 'paused'] }) state: string;
  @ApiProperty({ type: Date, nullable: true, description: 'Until then the secret before is taken as well' })
  previousSecretUntil: Date | null;
  @ApiProperty({ ...ID, type: String, nullable: true }) createdBy: string | null;
  @ApiProperty() createdAt: Date;
  @ApiProperty({ example: 1 }) version: number;
}

export class NewSourceAnswer extends SourceAnswer {
  @ApiProperty({ example: SECRET, description: 'Shown once' }) secret: string;
}

export class SourceList {
  @ApiProperty({ type: [SourceAnswer] }) items: SourceAnswer[];
}

export class ReceiptAnswer {
  @ApiProperty({ ...ID, description: 'GET /v1/inbound-messages/{id} says what came of it' }) id: string;
  @ApiProperty({ enum: MESSAGE_STATES }) state: MessageState;
}

class StandingAnswer {
  @ApiProperty({ enum: PROJECT_STATES }) state: string;
  @ApiProperty({ example: 60 }) percent: number;
}

export class AppliedReportAnswer {
  @ApiProperty(ID) projectId: string;
  @ApiProperty({ example: '碧道建设' }) title: string;
  @ApiProperty({ enum: REPORT_KINDS }) kind: string;
  @ApiProperty({ example: '主体结构封顶' }) text: string;
  @ApiProperty() before: StandingAnswer;
  @ApiProperty() after: StandingAnswer;
}

const REASON = {
  type: String,
  nullable: true,
  example: 'There is no project "DB-2022-017" that this source may report on.',
};

export class TryAnswer {
  @ApiProperty({ type: [AppliedReportAnswer] }) reports: AppliedReportAnswer[];
  @ApiProperty({ ...REASON, description: 'Why nothing would be done; null otherwise' }) reason: string | null;
}

export class ReplayAnswer {
  @ApiProperty({ example: 3, description: 'How many are tried again' }) messages: number;
}

export class InboundMessagesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: MESSAGE_STATES })
  @MayBeLeftOut()
  @IsIn(MESSAGE_STATES)
  state?: MessageState;
}

export class InboundMessageAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty(ID) sourceId: string;
  @ApiProperty({ example: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' }) webhookId: string;
  @ApiProperty({ enum: MESSAGE_STATES, description: 'ignored: the mapping answered []' }) state: MessageState;
  @ApiProperty({ ...REASON, description: 'Why it failed' }) reason: string | null;
  @ApiProperty({ type: [AppliedReportAnswer], description: 'What it did, in order' }) reports: AppliedReportAnswer[];
  @ApiProperty({ example: 1, description: 'How often it was tried' }) tries: number;
  @ApiProperty() receivedAt: Date;
  @ApiProperty({ type: Date, nullable: true }) finishedAt: Date | null;
}

export class InboundMessageDetailAnswer extends InboundMessageAnswer {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { 'webhook-timestamp': '1674087231' } })
  headers: Record<string, string>;
  @ApiProperty({ example: JSON.stringify(BODY), description: 'As it came; empty when its days are over' }) body: string;
}

export class InboundMessagePage extends PageAnswer {
  @ApiProperty({ type: [InboundMessageAnswer] }) items: InboundMessageAnswer[];
}

import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import type { Response } from 'express';
import { InboxService, NOTICE_KINDS, type Subject } from '#notifications';
import type { Actor } from '#identity';
import { CurrentActor, CurrentBearer } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { InboxStreams } from './inbox-streams.js';
import { ID, PageAnswer, PageQuery, pageOf } from '../http/input/page.dto.js';
import { Flag } from '../http/input/query-parameters.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

class InboxQuery extends PageQuery {
  @ApiPropertyOptional({ type: Boolean, default: false })
  @Flag()
  unread?: boolean;

  @ApiPropertyOptional({ enum: NOTICE_KINDS, description: 'What kind of notice it was' })
  @MayBeLeftOut()
  @IsIn(NOTICE_KINDS)
  kind?: string;

  @ApiPropertyOptional({ ...ID, description: 'Messages about this project alone' })
  @MayBeLeftOut()
  @IsUUID()
  projectId?: string;
}

const SUBJECT_KINDS = [
  'project',
  'slip',
  'circular',
  'report',
  'plan',
  'call-in',
  'blocker',
  'appeal',
  'tasks',
  'person',
] as const satisfies readonly Subject['kind'][];

export class MessageSubjectAnswer {
  @ApiProperty({ enum: SUBJECT_KINDS, example: 'project' }) kind: Subject['kind'];
  @ApiProperty({ ...ID, type: String, nullable: true, description: 'null: your own list of tasks' }) id: string | null;
}

export class InboxMessageAnswer {
  @ApiProperty(ID) id: string;
  @ApiProperty({ ...ID, type: String, nullable: true }) projectId: string | null;
  @ApiProperty({ example: '【提醒】碧道建设（还有 30 天）' }) title: string;
  @ApiProperty({ example: '该事项即将到期。\n\n事项：启动碧道建设' }) body: string;
  @ApiProperty({ type: String, nullable: true, example: `http://localhost:3000/v1/projects/${ID.example}` }) link: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'assignment',
    description: 'Of the notice, as assignment, transition, reminder, call, slip',
  })
  kind: string | null;
  @ApiProperty({ type: MessageSubjectAnswer, nullable: true, description: 'What it is about, with a page in the console' })
  subject: MessageSubjectAnswer | null;
  @ApiProperty({ type: 'integer', nullable: true, example: null, description: 'Of a step: 0 提醒 to 5 约谈' }) level:
    number | null;
  @ApiProperty() createdAt: Date;
  @ApiProperty({ type: Date, nullable: true }) readAt: Date | null;
}

class ReadAllBody {
  @ApiPropertyOptional({ ...ID, description: 'That message and what came before it; without it, all messages' })
  @MayBeLeftOut()
  @IsUUID()
  upTo?: string;
}

export class ReadAllAnswer {
  @ApiProperty({ example: 12, description: 'How many were unread until now' }) read: number;
  @ApiProperty({ example: 0 }) unread: number;
}

export class InboxPage extends PageAnswer {
  @ApiProperty({ type: [InboxMessageAnswer] }) items: InboxMessageAnswer[];
  @ApiProperty({ example: 3 }) unread: number;
}

const STREAM_EXAMPLE = `id: ${ID.example}\nevent: unread\ndata: {"unread":3}\n\n`;

@ApiTags('inbox')
@ApiBearerAuth()
@Controller('v1/inbox')
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly streams: InboxStreams,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your messages (站内消息), the latest first' })
  @ApiOkResponse({ type: InboxPage })
  list(@Query() query: InboxQuery, @CurrentActor() actor: Actor): Promise<InboxPage> {
    return this.inbox.list(actor, { unreadOnly: query.unread ?? false, ...pageOf(query) });
  }

  @Get('stream')
  @ApiOperation({
    summary: 'Your new messages as they come, as server-sent events',
    description:
      'First `unread` with the count, then `message` for each new one (its id is the event id; data as in the list, with `unread`), and ' +
      '`unread` when messages were read elsewhere. `Last-Event-ID` goes on after that event. `end` says why the stream ends: ' +
      '`shutdown`, `session-over`, or `replaced` by a newer stream of yours (five at most).',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Id of the last event you got', example: ID.example })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string', example: STREAM_EXAMPLE } } } })
  stream(
    @Headers('last-event-id') lastSeen: string | undefined,
    @CurrentActor() actor: Actor,
    @CurrentBearer() bearer: string,
    @Res() response: Response,
  ): Promise<void> {
    return this.streams.begin(response, actor, bearer, lastSeen);
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Mark a message as read' })
  @ApiOkResponse({ type: InboxMessageAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<InboxMessageAnswer> {
    return this.inbox.read(actor, id);
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Mark all messages as read',
    description: 'With `upTo`, what came after that message stays unread: give the newest one that was on the page.',
  })
  @ApiOkResponse({ type: ReadAllAnswer })
  readAll(@Body() body: ReadAllBody, @CurrentActor() actor: Actor): Promise<ReadAllAnswer> {
    return this.inbox.readAll(actor, body.upTo ?? null);
  }
}

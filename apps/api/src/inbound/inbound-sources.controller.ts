import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '#identity';
import { MAX_MESSAGE_BYTES, type AppliedReport, type InboundMessage, type InboundSource, SourcesService } from '#inbound';
import type { Page } from '#platform';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { SecretAnswer } from '../http/idempotency/idempotency.interceptor.js';
import { IfMatch } from '../http/if-match.js';
import {
  InboundMessagePage,
  InboundMessagesQuery,
  NewSourceAnswer,
  ReplayAnswer,
  SourceAnswer,
  SourceBody,
  SourceChangeBody,
  SourceList,
  SourceRotationBody,
  TryAnswer,
  TryBody,
} from './inbound.dto.js';
import { pageOf } from '../http/input/page.dto.js';
import { TakesJson } from '../http/body/json-limits.js';

/** Bodies as other systems send them stand in these. */
const WITH_EXAMPLES = { bytes: 2 * MAX_MESSAGE_BYTES, values: 25_000 };

@ApiTags('inbound')
@ApiBearerAuth()
@Controller('v1/inbound-sources')
@Needs('webhook.manage')
export class InboundSourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Get()
  @ApiOperation({ summary: 'Systems that report by webhook (来源系统)' })
  @ApiOkResponse({ type: SourceList })
  async list(@CurrentActor() actor: Actor): Promise<{ items: InboundSource[] }> {
    return { items: await this.sources.list(actor) };
  }

  @Post()
  @TakesJson(WITH_EXAMPLES)
  @SecretAnswer(true)
  @ApiOperation({ summary: 'Set up a source; its secret is answered once, here' })
  @ApiCreatedResponse({ type: NewSourceAnswer })
  create(@Body() body: SourceBody, @CurrentActor() actor: Actor): Promise<InboundSource & { secret: string }> {
    const input = { ...omitUndefined(body), departmentId: body.departmentId ?? null, publicKeys: body.publicKeys ?? [] };
    return this.sources.create(input, actor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One source, without its secret' })
  @ApiOkResponse({ type: SourceAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<InboundSource> {
    return this.sources.read(id, actor);
  }

  @Patch(':id')
  @TakesJson(WITH_EXAMPLES)
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Change a source or its mapping, pause it, or let it go on' })
  @ApiOkResponse({ type: SourceAnswer })
  change(
    @Param('id', IdPipe) id: string,
    @Body() body: SourceChangeBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<InboundSource> {
    return this.sources.update(id, version, omitUndefined(body), actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Take a source away; its messages stay' })
  @ApiNoContentResponse()
  remove(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    return this.sources.delete(id, version, actor);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @SecretAnswer(true)
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Give a source a new secret, answered once, here; for a day the one before is taken too' })
  @ApiOkResponse({ type: NewSourceAnswer })
  rotateSecret(
    @Param('id', IdPipe) id: string,
    @Body() body: SourceRotationBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<InboundSource & { secret: string }> {
    return this.sources.rotateSecret(id, version, omitUndefined(body), actor);
  }

  @Post(':id/try')
  @TakesJson(WITH_EXAMPLES)
  @HttpCode(200)
  @ApiOperation({ summary: 'What a body would do now, by the mapping of the source or another one, without doing it' })
  @ApiOkResponse({ type: TryAnswer })
  try(
    @Param('id', IdPipe) id: string,
    @Body() body: TryBody,
    @CurrentActor() actor: Actor,
  ): Promise<{ reports: AppliedReport[]; reason: string | null }> {
    return this.sources.tryOut(id, omitUndefined(body), actor);
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Apply all failed messages of a source again, by the mapping as it is now' })
  @ApiAcceptedResponse({ type: ReplayAnswer })
  async replay(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ReplayAnswer> {
    return { messages: await this.sources.replay(id, actor) };
  }

  @Get(':id/messages')
  @ApiOperation({ summary: 'What came from a source and what came of it, the latest first' })
  @ApiOkResponse({ type: InboundMessagePage })
  messages(
    @Param('id', IdPipe) id: string,
    @Query() query: InboundMessagesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<InboundMessage>> {
    const state = query.state ? { state: query.state } : {};
    return this.sources.messages({ sourceId: id, ...state, ...pageOf(query) }, actor);
  }
}

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
import { Application } from '#application';
import type { Actor } from '#identity';
import {
  type AppliedReport,
  createSource,
  deleteSource,
  type InboundMessage,
  type InboundSource,
  listMessages,
  listSources,
  readSource,
  replayFailed,
  rotateSourceSecret,
  updateSource,
} from '#inbound';
import type { Page } from '#platform';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/omit-undefined.js';
import { IdPipe } from '../http/id.pipe.js';
import { SecretAnswer } from '../http/idempotency.interceptor.js';
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
import { pageOf } from '../http/page.dto.js';

@ApiTags('inbound')
@ApiBearerAuth()
@Controller('v1/inbound-sources')
@Needs('webhook.manage')
export class InboundSourcesController {
  constructor(private readonly application: Application) {}

  @Get()
  @ApiOperation({ summary: 'Systems that report by webhook (来源系统)' })
  @ApiOkResponse({ type: SourceList })
  async list(): Promise<{ items: InboundSource[] }> {
    return { items: await listSources(this.application.database) };
  }

  @Post()
  @SecretAnswer()
  @ApiOperation({ summary: 'Set up a source; its secret is answered once, here' })
  @ApiCreatedResponse({ type: NewSourceAnswer })
  async create(@Body() body: SourceBody, @CurrentActor() actor: Actor): Promise<InboundSource & { secret: string }> {
    const { database, encryption, clock, inbound } = this.application;
    await inbound.checkMapping(body.mapping, body.examples);
    const input = { ...omitUndefined(body), departmentId: body.departmentId ?? null, publicKeys: body.publicKeys ?? [] };
    const { source, secret } = await database.transaction((tx) =>
      createSource(tx, input, actor, { now: clock.now(), encryption }),
    );
    return { ...source, secret };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One source, without its secret' })
  @ApiOkResponse({ type: SourceAnswer })
  read(@Param('id', IdPipe) id: string): Promise<InboundSource> {
    return readSource(this.application.database, id);
  }

  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Change a source or its mapping, pause it, or let it go on' })
  @ApiOkResponse({ type: SourceAnswer })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: SourceChangeBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<InboundSource> {
    const { database, clock, inbound } = this.application;
    if (body.mapping !== undefined || body.examples !== undefined) {
      const { mapping, examples } = { ...(await readSource(database, id)), ...omitUndefined(body) };
      await inbound.checkMapping(mapping, examples);
    }
    return database.transaction((tx) => updateSource(tx, id, version, omitUndefined(body), actor, clock.now()));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Take a source away; its messages stay' })
  @ApiNoContentResponse()
  async remove(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    await this.application.database.transaction((tx) => deleteSource(tx, id, version, actor, this.application.clock.now()));
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @SecretAnswer()
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Give a source a new secret, answered once, here; for a day the one before is taken too' })
  @ApiOkResponse({ type: NewSourceAnswer })
  async rotateSecret(
    @Param('id', IdPipe) id: string,
    @Body() body: SourceRotationBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<InboundSource & { secret: string }> {
    const { database, encryption, wireClock } = this.application;
    const options = { now: wireClock.now(), encryption };
    const { source, secret } = await database.transaction((tx) =>
      rotateSourceSecret(tx, id, version, omitUndefined(body), actor, options),
    );
    return { ...source, secret };
  }

  @Post(':id/try')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a body would do now, by the mapping of the source or another one, without doing it' })
  @ApiOkResponse({ type: TryAnswer })
  async try(
    @Param('id', IdPipe) id: string,
    @Body() { body, mapping }: TryBody,
  ): Promise<{ reports: AppliedReport[]; reason: string | null }> {
    const source = await readSource(this.application.database, id);
    const tried = mapping === undefined ? source : { ...source, mapping };
    return this.application.inbound.tryOut(tried, Buffer.from(JSON.stringify(body)));
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiOperation({ summary: 'Apply all failed messages of a source again, by the mapping as it is now' })
  @ApiAcceptedResponse({ type: ReplayAnswer })
  async replay(@Param('id', IdPipe) id: string): Promise<ReplayAnswer> {
    return { messages: await this.application.database.transaction((tx) => replayFailed(tx, id)) };
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
    return listMessages(this.application.database, { sourceId: id, ...state, ...pageOf(query) }, actor);
  }
}

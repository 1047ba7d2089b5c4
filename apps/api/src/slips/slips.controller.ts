import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Application } from '#assembly';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import {
  DOCX_MEDIA_TYPE,
  issueSlip,
  listSlips,
  transitionSlip,
  PERSONS_SLIP_TRANSITIONS,
  readDraftSlip,
  readSlip,
  type SlipDraft,
  slipDocx,
  type SlipView,
} from '#slips';
import { civilDateOf } from '#work-calendar';
import { attachment } from '../http/attachment.js';
import { CurrentActor } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/omit-undefined.js';
import { IdPipe } from '../http/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { transitionNamed } from '../http/transition-named.js';
import { pageOf } from '../http/page.dto.js';
import { SlipAnswer, SlipBody, SlipDraftAnswer, SlipDraftQuery, SlipTransitionBody, SlipPage, SlipsQuery } from './slips.dto.js';

@ApiTags('slips')
@ApiBearerAuth()
@Controller('v1')
export class SlipsController {
  constructor(private readonly application: Application) {}

  @Get('projects/:id/slips/draft')
  @ApiOperation({
    summary: 'What a slip (督办单) for the project would say now, to be edited; nothing is written',
    description: 'Colour, text and answer time follow the standing of the project and its policy.',
  })
  @ApiOkResponse({ type: SlipDraftAnswer })
  draft(
    @Param('id', IdPipe) projectId: string,
    @Query() query: SlipDraftQuery,
    @CurrentActor() actor: Actor,
  ): Promise<SlipDraft> {
    const { database, slips } = this.application;
    return database.transaction((tx) => readDraftSlip(tx, slips, { ...omitUndefined(query), projectId, actor }));
  }

  @Post('projects/:id/slips')
  @ApiOperation({
    summary: 'Issue a slip (签发督办单): numbered, sent by the copy rule of its colour, answer due in workdays',
    description: 'What the body leaves out is as in the draft. One slip of a colour is open for a project at a time.',
  })
  @ApiCreatedResponse({ type: SlipAnswer })
  async issue(@Param('id', IdPipe) projectId: string, @Body() body: SlipBody, @CurrentActor() actor: Actor): Promise<SlipView> {
    const { database, slips } = this.application;
    const slip = await database.transaction((tx) => issueSlip(tx, slips, { ...omitUndefined(body), projectId, actor }));
    return this.view(actor, slip.id);
  }

  @Get('slips')
  @ApiOperation({ summary: 'Slips (督办单) of the projects that you see, the latest first' })
  @ApiOkResponse({ type: SlipPage })
  list(@Query() query: SlipsQuery, @CurrentActor() actor: Actor): Promise<Page<SlipView>> {
    const { state, colour, cursor: _cursor, limit: _limit, ...rest } = query;
    const filter = { ...omitUndefined(rest), ...(state ? { states: state } : {}), ...(colour ? { colours: colour } : {}) };
    return listSlips(this.application.database, actor, filter, this.today(), pageOf(query));
  }

  @Get('slips/:id.docx')
  @ApiOperation({ summary: 'A slip as a Word document, to print' })
  @ApiOkResponse({ content: { [DOCX_MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } } })
  async docx(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const slip = await this.view(actor, id);
    const bytes = await slipDocx(slip);
    return new StreamableFile(bytes, {
      type: DOCX_MEDIA_TYPE,
      disposition: attachment(`督办单 ${slip.number}.docx`, 'slip.docx'),
      length: bytes.length,
    });
  }

  @Get('slips/:id')
  @ApiOperation({ summary: 'One slip' })
  @ApiOkResponse({ type: SlipAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<SlipView> {
    return this.view(actor, id);
  }

  @Post('slips/:id/:transition')
  @HttpCode(200)
  @ApiParam({ name: 'transition', enum: PERSONS_SLIP_TRANSITIONS })
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Move a slip: 答复, 认可, 退回, 撤回',
    description: [
      '- `answer`: the lead department answers; `text`.',
      '- `accept`: a supervisor is content; nothing is owed any more.',
      '- `send-back`: a supervisor is not; `reason`. The answer is due anew in as many workdays.',
      '- `withdraw`: the slip is taken back; `reason`. Its number stays taken.',
    ].join('\n'),
  })
  @ApiOkResponse({ type: SlipAnswer })
  async transition(
    @Param('id', IdPipe) slipId: string,
    @Param('transition') name: string,
    @Body() body: SlipTransitionBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<SlipView> {
    const { database, slips } = this.application;
    const command = {
      ...omitUndefined(body),
      slipId,
      transition: transitionNamed(name, PERSONS_SLIP_TRANSITIONS),
      actor,
      expectedVersion,
    };
    await database.transaction((tx) => transitionSlip(tx, slips, command));
    return this.view(actor, slipId);
  }

  private view(actor: Actor, id: string): Promise<SlipView> {
    return readSlip(this.application.database, actor, id, this.today());
  }

  private today(): string {
    return civilDateOf(this.application.clock.now());
  }
}

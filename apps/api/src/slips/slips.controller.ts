import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { DOCX_MEDIA_TYPE, type SlipDraft, slipDocx, SlipsService, type SlipTransitionCommand, type SlipView } from '#slips';
import { attachment } from '../http/attachment.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { pageOf } from '../http/input/page.dto.js';
import {
  SlipAnswer,
  SlipBody,
  SlipDraftAnswer,
  SlipDraftQuery,
  SlipPage,
  SlipReasonBody,
  SlipReplyBody,
  SlipsQuery,
} from './slips.dto.js';

@ApiTags('slips')
@ApiBearerAuth()
@Controller('v1')
export class SlipsController {
  constructor(private readonly slips: SlipsService) {}

  @Get('projects/:id/slips/draft')
  @ApiOperation({
    summary: 'What a slip (督办单) for the project would say now, to be edited; nothing is written',
    description: 'Colour, text and answer time follow the state of the project and its policy.',
  })
  @ApiOkResponse({ type: SlipDraftAnswer })
  draft(
    @Param('id', IdPipe) projectId: string,
    @Query() query: SlipDraftQuery,
    @CurrentActor() actor: Actor,
  ): Promise<SlipDraft> {
    return this.slips.draft({ ...omitUndefined(query), projectId, actor });
  }

  @Post('projects/:id/slips')
  @Needs('project.supervise')
  @ApiOperation({
    summary: 'Issue a slip (签发督办单): numbered, sent by the copy rule of its colour, answer due in workdays',
    description: 'What the body leaves out is as in the draft. One slip of a colour is open for a project at a time.',
  })
  @ApiCreatedResponse({ type: SlipAnswer })
  async issue(@Param('id', IdPipe) projectId: string, @Body() body: SlipBody, @CurrentActor() actor: Actor): Promise<SlipView> {
    const { id } = await this.slips.issue({ ...omitUndefined(body), projectId, actor });
    return this.slips.read(actor, id);
  }

  @Get('slips')
  @ApiOperation({ summary: 'Slips (督办单) of the projects that you see, the latest first' })
  @ApiOkResponse({ type: SlipPage })
  list(@Query() query: SlipsQuery, @CurrentActor() actor: Actor): Promise<Page<SlipView>> {
    const { state, colour, cursor: _cursor, limit: _limit, ...rest } = query;
    const filter = { ...omitUndefined(rest), ...(state ? { states: state } : {}), ...(colour ? { colours: colour } : {}) };
    return this.slips.list(actor, filter, pageOf(query));
  }

  @Get('slips/:id.docx')
  @ApiOperation({ summary: 'A slip as a Word document, to print' })
  @ApiOkResponse({ content: { [DOCX_MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } } })
  async docx(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const slip = await this.slips.read(actor, id);
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
    return this.slips.read(actor, id);
  }

  @Post('slips/:id/answer')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Answer a slip (答复), by the lead department' })
  @ApiOkResponse({ type: SlipAnswer })
  answer(
    @Param('id', IdPipe) slipId: string,
    @Body() { text }: SlipReplyBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<SlipView> {
    return this.transition({ slipId, transition: 'answer', text, actor, expectedVersion });
  }

  @Post('slips/:id/accept')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Accept the answer (认可), by a supervisor: nothing is owed any more' })
  @ApiOkResponse({ type: SlipAnswer })
  accept(
    @Param('id', IdPipe) slipId: string,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<SlipView> {
    return this.transition({ slipId, transition: 'accept', actor, expectedVersion });
  }

  @Post('slips/:id/send-back')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Send the answer back (退回), by a supervisor',
    description: 'Another answer is due in as many workdays as the first one.',
  })
  @ApiOkResponse({ type: SlipAnswer })
  sendBack(
    @Param('id', IdPipe) slipId: string,
    @Body() { reason }: SlipReasonBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<SlipView> {
    return this.transition({ slipId, transition: 'send-back', reason, actor, expectedVersion });
  }

  @Post('slips/:id/withdraw')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Withdraw a slip (撤回), by a supervisor', description: 'Its number stays taken.' })
  @ApiOkResponse({ type: SlipAnswer })
  withdraw(
    @Param('id', IdPipe) slipId: string,
    @Body() { reason }: SlipReasonBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<SlipView> {
    return this.transition({ slipId, transition: 'withdraw', reason, actor, expectedVersion });
  }

  private async transition(command: SlipTransitionCommand): Promise<SlipView> {
    const { id } = await this.slips.transition(command);
    return this.slips.read(command.actor, id);
  }
}

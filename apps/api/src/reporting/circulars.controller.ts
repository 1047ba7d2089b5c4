import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecordedEvent } from '#outbox';
import type { Actor } from '#identity';
import { LEDGER_MEDIA_TYPES } from '#ledger';
import { type CircularFormat, CircularsService, writeCircularOffloaded } from '#reporting';
import { attachment } from '../http/attachment.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { CircularAnswer, CircularPage, CircularRecipientList } from './circulars.answers.js';
import { CircularBody, CircularsQuery, CircularTextBody } from './circulars.dto.js';
import { pageOf } from '../http/input/page.dto.js';
import { EventList } from '../projects/projects.answers.js';
import { EventsQuery } from '../projects/projects.dto.js';

/** Documents a file as answer. */
const ApiFile = (format: CircularFormat): MethodDecorator =>
  ApiOkResponse({ content: { [LEDGER_MEDIA_TYPES[format]]: { schema: { type: 'string', format: 'binary' } } } });

@ApiTags('circulars')
@ApiBearerAuth()
@Controller('v1/circulars')
export class CircularsController {
  constructor(private readonly circulars: CircularsService) {}

  @Post()
  @Needs('project.supervise')
  @ApiOperation({
    summary: 'Draft a circular (拟通报) of a period: totals, comparison, ranking, red list, who is praised and criticised',
    description:
      'Of what was known at the end of the period; while it goes on, as of today. Confidential projects stay out of it.',
  })
  @ApiCreatedResponse({ type: CircularAnswer })
  async draft(@Body() body: CircularBody, @CurrentActor() actor: Actor): Promise<CircularAnswer> {
    const { id } = await this.circulars.draft({ ...omitUndefined(body), actor });
    return this.read(id, actor);
  }

  @Get()
  @ApiOperation({ summary: 'Circulars (通报), the latest first; officers see those that were issued' })
  @ApiOkResponse({ type: CircularPage })
  list(@Query() query: CircularsQuery, @CurrentActor() actor: Actor): Promise<CircularPage> {
    const { state, cursor: _cursor, limit: _limit, ...rest } = query;
    const filter = { ...omitUndefined(rest), ...(state ? { states: state } : {}) };
    return this.circulars.list(actor, filter, pageOf(query));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One circular: its text, and the figures as they were known on its day' })
  @ApiOkResponse({ type: CircularAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<CircularAnswer> {
    return this.circulars.read(actor, id);
  }

  @Get(':id/events')
  @ApiOperation({ summary: 'The history of a circular, with what its drafts said; not for officers' })
  @ApiOkResponse({ type: EventList })
  async events(
    @Param('id', IdPipe) id: string,
    @Query() { after, limit }: EventsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<{ items: RecordedEvent[] }> {
    return { items: await this.circulars.history(actor, id, after, limit) };
  }

  @Get(':id/recipients')
  @Needs('project.supervise')
  @ApiOperation({ summary: 'Whom issuing a draft now would tell: officers and heads of all departments in the ranking' })
  @ApiOkResponse({ type: CircularRecipientList })
  async recipients(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<CircularRecipientList> {
    return { items: await this.circulars.recipients(actor, id) };
  }

  @Get(':id/circular.docx')
  @ApiOperation({ summary: 'A circular as a Word document, laid out as an official document; a draft is marked 草稿' })
  @ApiFile('docx')
  docx(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.file('docx', id, actor);
  }

  @Get(':id/circular.xlsx')
  @ApiOperation({ summary: 'The figures of a circular as a workbook: 总体情况, 排名, 红灯清单, 环比' })
  @ApiFile('xlsx')
  xlsx(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return this.file('xlsx', id, actor);
  }

  @Put(':id')
  @Needs('project.supervise')
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Replace the text of a draft; its figures stay',
    description: 'Send `text` as you read it, with your changes.',
  })
  @ApiOkResponse({ type: CircularAnswer })
  async edit(
    @Param('id', IdPipe) circularId: string,
    @Body() text: CircularTextBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<CircularAnswer> {
    await this.circulars.edit({ circularId, actor, expectedVersion, text: { ...text } });
    return this.read(circularId, actor);
  }

  @Post(':id/refresh')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Gather the figures of a draft anew; the parts of the text that somebody edited stay, the others follow',
  })
  @ApiOkResponse({ type: CircularAnswer })
  refresh(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<CircularAnswer> {
    return this.transition('refresh', id, version, actor);
  }

  @Post(':id/issue')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Issue a draft (印发): numbered 通报〔2022〕6号, told to the departments, and never changed again' })
  @ApiOkResponse({ type: CircularAnswer })
  issue(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<CircularAnswer> {
    return this.transition('issue', id, version, actor);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Take a draft back; it takes no number' })
  @ApiOkResponse({ type: CircularAnswer })
  withdraw(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<CircularAnswer> {
    return this.transition('withdraw', id, version, actor);
  }

  private async transition(
    transition: 'refresh' | 'issue' | 'withdraw',
    circularId: string,
    expectedVersion: number,
    actor: Actor,
  ): Promise<CircularAnswer> {
    await this.circulars[transition]({ circularId, actor, expectedVersion });
    return this.read(circularId, actor);
  }

  private async file(format: CircularFormat, id: string, actor: Actor): Promise<StreamableFile> {
    const circular = await this.read(id, actor);
    const bytes = await writeCircularOffloaded(format, circular);
    const name = `${circular.number ?? '草稿'} ${circular.title}.${format}`;
    return new StreamableFile(bytes, {
      type: LEDGER_MEDIA_TYPES[format],
      disposition: attachment(name, `circular.${format}`),
      length: bytes.length,
    });
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { exampleNotice, type Kind, type Notice, TemplatesService } from '#notifications';
import type { Actor } from '#identity';
import { ProjectNoticesService } from '#reminders';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import {
  KIND_PARAM,
  LANGUAGE_PARAM,
  PreviewAnswer,
  PreviewBody,
  TemplateAnswer,
  TemplateBody,
  TemplateList,
} from './message-templates.dto.js';

@ApiTags('message-templates')
@ApiBearerAuth()
@Controller('v1/message-templates')
@Needs('policy.manage')
export class MessageTemplatesController {
  constructor(
    private readonly templates: TemplatesService,
    private readonly projectNotices: ProjectNoticesService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Templates of messages (消息模板) by language and kind, and which of them were changed' })
  @ApiOkResponse({ type: TemplateList })
  async list(@CurrentActor() actor: Actor): Promise<TemplateList> {
    return { items: await this.templates.list(actor) };
  }

  @Get(':language/:kind')
  @ApiParam(LANGUAGE_PARAM)
  @ApiParam(KIND_PARAM)
  @ApiOperation({ summary: 'One template: what is in force, what Duban ships, what it may name, and all saved versions' })
  @ApiOkResponse({ type: TemplateAnswer })
  read(@Param('language') language: string, @Param('kind') kind: string, @CurrentActor() actor: Actor): Promise<TemplateAnswer> {
    return this.templates.read(language, kind, actor);
  }

  @Put(':language/:kind')
  @ApiParam(LANGUAGE_PARAM)
  @ApiParam(KIND_PARAM)
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Save the next version of a template, in force for every message that is made from now on',
    description:
      'Refused with each fault in English and Chinese and its place, in `errors`: what is no Liquid, names a fact that the kind has not, comes out empty or too long in some case of the kind, or leads elsewhere than to the web. Messages that were made stay as they are.',
  })
  @ApiOkResponse({ type: TemplateAnswer })
  save(
    @Param('language') language: string,
    @Param('kind') kind: string,
    @Body() { template }: TemplateBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<TemplateAnswer> {
    return this.templates.save(language, kind, { template, expectedVersion }, actor);
  }

  @Post(':language/:kind/preview')
  @HttpCode(200)
  @ApiParam(LANGUAGE_PARAM)
  @ApiParam(KIND_PARAM)
  @ApiOperation({
    summary: 'What each channel would show by a draft, or by the template in force; nothing is saved or sent',
    description:
      'Filled with the example of the kind, or with a project that you see: the reminder of the step that falls due first, a call of yours, the latest slip, or the morning’s message as if of this project alone. Links that act with one click are shown in the example only.',
  })
  @ApiOkResponse({ type: PreviewAnswer })
  async preview(
    @Param('language') language: string,
    @Param('kind') kind: string,
    @Body() { template: draft, projectId }: PreviewBody,
    @CurrentActor() actor: Actor,
  ): Promise<PreviewAnswer> {
    const noticeOf = (named: Kind): Promise<Notice> =>
      projectId ? this.projectNotices.noticeOf({ kind: named, projectId }, actor) : Promise.resolve(exampleNotice(named));
    return { items: await this.templates.preview(language, kind, { draft, noticeOf }, actor) };
  }

  @Delete(':language/:kind')
  @ApiParam(LANGUAGE_PARAM)
  @ApiParam(KIND_PARAM)
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Go back to the template that Duban ships; what was saved stays on record' })
  @ApiOkResponse({ type: TemplateAnswer })
  reset(
    @Param('language') language: string,
    @Param('kind') kind: string,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<TemplateAnswer> {
    return this.templates.reset(language, kind, expectedVersion, actor);
  }
}

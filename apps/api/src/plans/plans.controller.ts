import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query, Res, UploadedFile } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiPropertyOptional,
  ApiTags,
  OmitType,
} from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { Response } from 'express';
import type { Actor } from '#identity';
import { PlanChangesService, type PlanItemState, PlansService } from '#plans';
import type { UploadedDocument } from '../http/api-request.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { ProblemLanguage } from '../http/language.js';
import { withNotesIn } from './notes-answer.js';
import type { Language } from '#platform';
import { IdPipe } from '../http/input/id.pipe.js';
import { PageQuery, pageOf } from '../http/input/page.dto.js';
import { PlanUpload, readUpload } from './plan-upload.js';
import { PlanDetailAnswer, PlanItemPage, PlanPage, SubmittedPlanAnswer } from './plans.answers.js';
import { PlanBody, PlanCorrectionBody, PlanWithdrawalBody } from './plans.dto.js';
import { TakesJson } from '../http/body/json-limits.js';
import { MayBeLeftOut } from '../http/input/optional-fields.js';

class ItemsQuery extends OmitType(PageQuery, ['limit']) {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    description: 'Default: 50. A plan is reviewed whole: one page may hold all of it.',
  })
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;

  @ApiPropertyOptional({ enum: ['draft', 'registered', 'dropped', 'replaced'] })
  @MayBeLeftOut()
  @IsIn(['draft', 'registered', 'dropped', 'replaced'])
  state?: PlanItemState;
}

@ApiTags('plans')
@ApiBearerAuth()
@Controller('v1/plans')
@Needs('plan.manage')
export class PlansController {
  constructor(
    private readonly plans: PlansService,
    private readonly changes: PlanChangesService,
  ) {}

  @Post()
  @TakesJson({ bytes: 1024 * 1024 })
  @HttpCode(202)
  @PlanUpload('file')
  @ApiOperation({
    summary:
      'Import a plan (导入计划) from a file (text, Markdown, HTML, .docx, .doc, .pdf, .xlsx, .csv, .ofd) or as text; the answer names the job to watch',
  })
  @ApiConsumes('multipart/form-data', 'application/json')
  async submit(
    @UploadedFile() file: UploadedDocument | undefined,
    @Body() body: PlanBody,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SubmittedPlanAnswer> {
    const { text, ...details } = body;
    const submission = { ...omitUndefined(details), ...(await readUpload(this.plans, actor, file, text)) };
    const submitted = await this.plans.submit(actor, submission);
    response.set('Location', `/v1/jobs/${submitted.jobId}`);
    return submitted;
  }

  @Get()
  @ApiOperation({ summary: 'Imported plans, newest first' })
  async list(@Query() query: PageQuery, @CurrentActor() actor: Actor, @ProblemLanguage() language: Language): Promise<PlanPage> {
    const page = await this.plans.list(actor, pageOf(query));
    return { ...page, items: page.items.map((plan) => withNotesIn(language, plan)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One plan, with every part of the source that became no item and why' })
  async read(
    @Param('id', IdPipe) id: string,
    @CurrentActor() actor: Actor,
    @ProblemLanguage() language: Language,
  ): Promise<PlanDetailAnswer> {
    return withNotesIn(language, await this.plans.read(actor, id));
  }

  @Get(':id/source')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiOperation({ summary: 'The text of the plan, to the letter; spans point into it' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string', example: '一、营造一流生态体系…' } } } })
  source(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<string> {
    return this.plans.source(actor, id);
  }

  @Get(':id/items')
  @ApiOperation({ summary: 'Items of a plan (事项) in reading order, each with what stands around it in the source' })
  items(@Param('id', IdPipe) id: string, @Query() query: ItemsQuery, @CurrentActor() actor: Actor): Promise<PlanItemPage> {
    return this.plans.items(actor, id, query.state ? { state: query.state } : {}, pageOf(query));
  }

  @Patch(':id')
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Put title, issuer or year of a plan right' })
  async correct(
    @Param('id', IdPipe) id: string,
    @Body() body: PlanCorrectionBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
    @ProblemLanguage() language: Language,
  ): Promise<PlanDetailAnswer> {
    await this.changes.correct(actor, id, expectedVersion, omitUndefined(body));
    return withNotesIn(language, await this.plans.read(actor, id));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Withdraw a plan that was imported by mistake (撤回计划), with what follows from it',
    description: 'Drafts are dropped and registrations that nobody signed are taken back, in one transaction.',
  })
  async withdraw(
    @Param('id', IdPipe) id: string,
    @Body() body: PlanWithdrawalBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
    @ProblemLanguage() language: Language,
  ): Promise<PlanDetailAnswer> {
    await this.changes.withdraw(actor, id, expectedVersion, omitUndefined(body));
    return withNotesIn(language, await this.plans.read(actor, id));
  }
}
